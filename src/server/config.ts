import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { startWords } from '#words/start.ts'

export interface Config {
  port: number
  /** address to listen on */
  host: string
  /** absolute path of the one folder that is written to */
  dataDir: string
  /** the address that people type, without a slash at the end; null when it is where the server listens */
  publicUrl: string | null
  /** addresses and ranges of proxies whose X-Forwarded-For is believed */
  trustedProxies: readonly string[]
  /** names, beside its own, that this server may be asked by; `*.example.org` is all below example.org */
  allowedHosts: readonly string[]
}

const names = ['PORT', 'HOST', 'DATA_DIR', 'PUBLIC_URL', 'TRUSTED_PROXIES', 'ALLOWED_HOSTS'] as const
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
    trustedProxies: proxiesOf(values.TRUSTED_PROXIES, wrong),
    allowedHosts: hostsOf(values.ALLOWED_HOSTS, wrong),
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
    wrong.push(startWords('bothSet', { name }))
    return undefined
  }
  try {
    const text = readFile(file).trim()
    if (text !== '') return text
    wrong.push(startWords('emptyFile', { name, file }))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    wrong.push(startWords('unreadableFile', { name, file, reason }))
  }
  return undefined
}

function portOf(text: string | undefined, wrong: string[]): number {
  if (text === undefined) return 3000
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  wrong.push(startWords('wrongPort', { value: text }))
  return 3000
}

function hostOf(text: string | undefined, wrong: string[]): string {
  if (text === undefined) return '127.0.0.1'
  if (/^[0-9A-Za-z.:_-]+$/.test(text)) return text
  wrong.push(startWords('wrongHost', { value: text }))
  return '127.0.0.1'
}

function publicUrlOf(text: string | undefined, wrong: string[]): string | null {
  if (text === undefined) return null
  const url = URL.canParse(text) ? new URL(text) : null
  const plain = url && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  if (plain && (url.protocol === 'http:' || url.protocol === 'https:')) return url.origin
  wrong.push(startWords('wrongPublicUrl', { value: text }))
  return null
}

function listIn(text: string | undefined): string[] {
  return text?.split(/[\s,]+/).filter((one) => one !== '') ?? []
}

/** A star alone would allow every name, and with it those that others point here. */
const hostName = /^(\*\.)?[0-9a-z_-]+(\.[0-9a-z_-]+)*\.?$|^\[?[0-9a-f.]*:[0-9a-f:.]*\]?$/i

function hostsOf(text: string | undefined, wrong: string[]): string[] {
  const hosts = listIn(text)
  const strange = hosts.filter((host) => !hostName.test(host))
  if (strange.length > 0)
    wrong.push(
      startWords('wrongHosts', {
        count: strange.length,
        hosts: strange.map((host) => `"${host}"`).join(', '),
      }),
    )
  return hosts
}

function proxiesOf(text: string | undefined, wrong: string[]): string[] {
  const proxies = listIn(text)
  const strange = proxies.filter((proxy) => !isRange(proxy))
  if (strange.length > 0) {
    wrong.push(
      startWords('wrongProxies', {
        count: strange.length,
        proxies: strange.map((proxy) => `"${proxy}"`).join(', '),
      }),
    )
  }
  return proxies
}

function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}
