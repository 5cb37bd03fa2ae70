import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { cliWords } from '#words/cli.ts'
import { EXIT } from './cli-error.ts'
import type { Call, Verb } from './verb.ts'

// Started as a program, not imported: the command line and the server know each other by REST only.
const serverMain = join(import.meta.dirname, '..', 'server', 'main.ts')

/** Runs the server's program on the data folder, and prints what it says. Resolves with its exit code. */
export async function onFolder(verb: string, { args, io, env, folder }: Call): Promise<number> {
  const child = spawn(process.execPath, [serverMain, verb, ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const code = new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve(status ?? EXIT.error))
  })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  if (out !== '') io.out(out.trimEnd())
  if (err !== '') io.err(err.trimEnd())
  return code
}

/** The server's own code does it, so that the command line knows nothing of how things are kept. */
const verbOf = (name: 'backup' | 'restore' | 'recover' | 'doctor'): Verb => ({
  name,
  get title() {
    return cliWords(`${name}Title`)
  },
  get help() {
    return cliWords(`${name}Help`)
  },
  run: (call) => onFolder(name, call),
})

export const folderVerbs: readonly Verb[] = (['backup', 'restore', 'recover', 'doctor'] as const).map(verbOf)
