import { titleOf } from '#protocol/title-of.ts'

/** What ends a verb: the sentence that is shown, and the exit code. */
export class CliError extends Error {
  readonly exit: number
  /** what the server said, for programs that asked with --json */
  readonly problem: object | null
  constructor(message: string, exit: number, problem: object | null = null) {
    super(message)
    this.exit = exit
    this.problem = problem
  }
}

export const EXIT = { ok: 0, error: 1, usage: 2, notFound: 3, conflict: 4, notAllowed: 5 } as const

export function usage(message: string): CliError {
  return new CliError(message, EXIT.usage)
}

/** A no of the command line itself, for programs that asked with --json in the form that the server gives its own. */
export function refusal(code: string, detail: string, exit: number): CliError {
  const problem = { schemaVersion: 1, kind: 'refusal', code, title: titleOf(code), detail }
  return new CliError(detail, exit, problem)
}
