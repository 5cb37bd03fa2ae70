import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { serverEnv } from '../../scripts/server-runtime.mjs'

const main = join(import.meta.dirname, '..', '..', 'src', 'server', 'main.ts')

export interface Spawned {
  url: string
  /** the claim code, while there is nobody yet */
  code: string | null
  process: ChildProcess
  /** Sends the signal and resolves with the exit code, null when the signal ended it. */
  stop(signal: NodeJS.Signals): Promise<number | null>
}

/**
 * The server as people start it, in a process of its own, on a port of its own. One that stops in order leaves what it
 * compiled to those that come after.
 */
export async function spawnServer(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<Spawned> {
  const child = spawn(process.execPath, [main], {
    env: serverEnv({
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      PUBLIC_URL: '',
      DATA_DIR: dataDir,
      LOG: 'error',
      ...env,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  let said = ''
  const link = await new Promise<string>((resolve, reject) => {
    const hear = (text: string) => {
      said += text
      const found = /(http:\/\/\S+)\s/.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    void ended.then(() => reject(new Error(`The server did not start:\n${said}`)))
  })
  return {
    url: new URL(link).origin,
    code: link.split('#')[1] ?? null,
    process: child,
    stop(signal) {
      child.kill(signal)
      return ended
    },
  }
}

/** A server that is expected to end by itself, or one of its operations. */
export async function endingServer(
  dataDir: string,
  env: NodeJS.ProcessEnv = {},
  args: string[] = [],
  uid?: number,
) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  })
  const code = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, out, err }
}
