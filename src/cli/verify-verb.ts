import { cliWords } from '#words/cli.ts'
import { EXIT } from './cli-error.ts'
import { parse } from './flags.ts'
import { onFolder } from './folder-verbs.ts'
import type { Call, Verb } from './verb.ts'

export const verifyVerb: Verb = {
  name: 'verify',
  get title() {
    return cliWords('verifyTitle')
  },
  get help() {
    return cliWords('verifyHelp')
  },
  async run(call: Call) {
    const { args, io, server } = call
    const { values } = parse(args, { json: { type: 'boolean' }, offline: { type: 'boolean' } })
    if (values.offline) return onFolder('verify', { ...call, args: [], io: { ...io, err: io.out } })
    const result = await server.post<{ differences: string[]; seq: number }>('/api/v1/verify', {})
    const clean = result.differences.length === 0
    if (values.json) io.out(JSON.stringify(result, null, 2))
    else if (clean) io.out(cliWords('verified', { steps: result.seq }))
    else io.out(result.differences.join('\n'))
    return clean ? EXIT.ok : EXIT.error
  },
}
