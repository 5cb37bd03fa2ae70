import { resolve } from 'node:path'

export interface Config {
  port: number
  /** address to listen on */
  host: string
  /** absolute path of the one folder that is written to */
  dataDir: string
  /** the address that people type, without a slash at the end; null when it is where the server listens */
  publicUrl: string | null
}

const names = ['PORT', 'HOST', 'DATA_DIR', 'PUBLIC_URL'] as const
type Name = (typeof names)[number]

/**
 * Reads the configuration from environment variables. None is required. Each X may also be given as X_FILE, the
 * path of a file that holds the value, as container secrets are.
 *
 * @returns the configuration, or a sentence for every value that is wrong
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string,
  folder: string,
): Config | string[] {
  const wrong: string[] = []
  const values = Object.fromEntries(names.map((name) => [name, given(name, env, readFile, wrong)])) as Record<
    Name,
    string | undefined
  >
  const config: Config = {
    port: portOf(values.PORT, wrong),
    host: hostOf(values.HOST, wrong),
    dataDir: resolve(folder, values.DATA_DIR ?? 'data'),
    publicUrl: publicUrlOf(values.PUBLIC_URL, wrong),
  }
  return wrong.length > 0 ? wrong : config
}

/** An empty value counts as none: compose files write `PORT=` for what is not set. */
function given(
  name: Name,
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string,
  wrong: string[],
): string | undefined {
  const value = env[name]?.trim() || undefined
  const file = env[`${name}_FILE`]?.trim() || undefined
  if (file === undefined) return value
  if (value !== undefined) {
    wrong.push(`${name} and ${name}_FILE are both set. Set one of them.`)
    return undefined
  }
  try {
    const text = readFile(file).trim()
    if (text !== '') return text
    wrong.push(`${name}_FILE is ${file}, which is empty. Write the value of ${name} into it.`)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    wrong.push(`${name}_FILE is ${file}, which cannot be read (${why}). Set it to a file that can.`)
  }
  return undefined
}

function portOf(text: string | undefined, wrong: string[]): number {
  if (text === undefined) return 3000
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  wrong.push(
    `PORT is "${text}", which is not a port. Set it to a whole number from 0 to 65535, such as 3000.`,
  )
  return 3000
}

function hostOf(text: string | undefined, wrong: string[]): string {
  if (text === undefined) return '127.0.0.1'
  if (/^[0-9A-Za-z.:_-]+$/.test(text)) return text
  wrong.push(
    `HOST is "${text}", which is not an address. Set it to 127.0.0.1 (this machine only), 0.0.0.0 (all networks) or a host name.`,
  )
  return '127.0.0.1'
}

function publicUrlOf(text: string | undefined, wrong: string[]): string | null {
  if (text === undefined) return null
  const url = URL.canParse(text) ? new URL(text) : null
  const plain = url && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  if (plain && (url.protocol === 'http:' || url.protocol === 'https:')) return url.origin
  wrong.push(
    `PUBLIC_URL is "${text}". Set it to what people type to get here, without a path, such as https://plan.example.org.`,
  )
  return null
}
