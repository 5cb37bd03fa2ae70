import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { cliWords } from '#words/cli.ts'
import { EXIT } from './cli-error.ts'
import { parse } from './flags.ts'
import type { Call, Verb } from './verb.ts'

// Started as a program, not imported: the command line and the server know each other by REST only.
const serverMain = join(import.meta.dirname, '..', 'server', 'main.ts')

export const verifyVerb: Verb = {
  name: 'verify',
  get title() {
    return cliWords('verifyTitle')
  },
  get help() {
    return cliWords('verifyHelp')
  },
  async run({ args, io, env, folder, server }: Call) {
    const { values } = parse(args, { json: { type: 'boolean' }, offline: { type: 'boolean' } })
    if (values.offline) {
      const { code, out } = await inOwnProcess(env, folder)
      io.out(out.trimEnd())
      return code
    }
    const result = await server.post<{ differences: string[]; seq: number }>('/api/v1/verify', {})
    const clean = result.differences.length === 0
    if (values.json) io.out(JSON.stringify(result, null, 2))
    else if (clean) io.out(cliWords('verified', { steps: result.seq }))
    else io.out(result.differences.join('\n'))
    return clean ? EXIT.ok : EXIT.error
  },
}

/** The server's own code does it, so that the command line knows nothing of how things are kept. */
async function inOwnProcess(env: Call['env'], cwd: string): Promise<{ code: number; out: string }> {
  const child = spawn(process.execPath, [serverMain, 'verify'], { cwd, env: { ...process.env, ...env } })
  const code = new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve(status ?? EXIT.error))
  })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, out: out + err }
}
