import { cliWords } from '#words/cli.ts'
import { atVerb } from './at-verb.ts'
import { CliError, EXIT, refusal } from './cli-error.ts'
import { folderVerbs } from './folder-verbs.ts'
import { importVerb } from './import-verb.ts'
import { commandsVerb, queriesVerb, recordsVerb } from './read-verbs.ts'
import { type Described, runCommand } from './run-command.ts'
import { type AskedOf, runQuery } from './run-query.ts'
import { connect, type Env } from './server.ts'
import { table } from './table.ts'
import type { Call, Io, Verb } from './verb.ts'
import { verifyVerb } from './verify-verb.ts'

/** Verbs that are not commands of the product; those come from the server. */
const verbs: readonly Verb[] = [
  commandsVerb,
  queriesVerb,
  recordsVerb,
  atVerb,
  importVerb,
  verifyVerb,
  ...folderVerbs,
]

/**
 * Runs one line of the command line.
 *
 * @param argv the words behind the program's name
 * @param folder where relative paths begin
 * @returns the exit code: 0 done, 1 error, 2 usage, 3 not found, 4 conflict, 5 not allowed
 */
export async function runCli(argv: readonly string[], io: Io, env: Env, folder: string): Promise<number> {
  try {
    return await run([...argv], io, env, folder)
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    if (argv.includes('--json')) io.err(JSON.stringify(problemOf(error)))
    else {
      io.err(error.message)
      if (error.exit === EXIT.usage && !error.problem) io.err(cliWords('more'))
    }
    return error.exit
  }
}

/** What a program is told: what the server said, or what the command line says by itself in the same form. */
function problemOf({ problem, message, exit }: CliError): object | null {
  return problem ?? refusal(codes[exit] ?? 'error', message, exit).problem
}

const codes = ['ok', 'error', 'usage', 'not-found', 'conflict', 'not-allowed'] as const

async function run(argv: string[], io: Io, env: Env, folder: string): Promise<number> {
  const [name, ...args] = argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv
  if (name === undefined || name === '--help' || name === '-h') {
    io.out(overview())
    return EXIT.ok
  }
  const call: Call = { args, io, env, folder, server: connect(env, folder) }
  const verb = verbs.find((one) => one.name === name)
  if (!verb) return runListed(name, call)
  if (args.includes('--help') || args.includes('-h')) {
    io.out(`${verb.title}\n\n${verb.help}`)
    return EXIT.ok
  }
  return verb.run(call)
}

/** Runs what the server lists under the name: a command, or a query. */
async function runListed(name: string, call: Call): Promise<number> {
  const { commands } = await call.server.get<{ commands: Described[] }>('/api/v1/commands')
  const command = commands.find((one) => one.name === name)
  if (command) return runCommand(command, call)
  const { queries } = await call.server.get<{ queries: AskedOf[] }>('/api/v1/queries')
  const query = queries.find((one) => one.name === name)
  if (query) return runQuery(query, call)
  const near = [...commands, ...queries].find((one) => one.name.includes(name) || name.includes(one.name))
  throw new CliError(
    near ? cliWords('nearVerb', { name, near: near.name }) : cliWords('noVerb', { name }),
    EXIT.usage,
  )
}

function overview(): string {
  return cliWords('overview', { verbs: table(verbs.map(({ name, title }) => [name, title])) })
}
