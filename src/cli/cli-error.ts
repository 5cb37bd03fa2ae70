import { capital } from '#base/text/capital.ts'

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

/** A no of the command line itself, in the form that the server gives its own: the code in words, and the sentence. */
export function refusalIn(code: string, detail: string): object {
  return { schemaVersion: 1, kind: 'refusal', code, title: capital(code.replaceAll('-', ' ')), detail }
}

export const EXIT = { ok: 0, error: 1, usage: 2, notFound: 3, conflict: 4, notAllowed: 5 } as const

export function usage(message: string): CliError {
  return new CliError(message, EXIT.usage)
}
