import type { Server } from './server.ts'

/** Where a verb reads and writes: the terminal, or what a test puts in its place. */
export interface Io {
  out(text: string): void
  /** messages for the person, never results */
  err(text: string): void
  readFile(path: string): Promise<Uint8Array<ArrayBuffer>>
  readStdin(): Promise<Uint8Array<ArrayBuffer>>
}

export type Env = Readonly<Record<string, string | undefined>>

/** What a verb is given: the words behind its name, and the server. */
export interface Call {
  args: string[]
  io: Io
  env: Env
  /** where relative paths begin */
  folder: string
  server: Server
}

export interface Verb {
  name: string
  /** one line for the list of verbs */
  title: string
  help: string
  /** Resolves with the exit code. */
  run(call: Call): Promise<number>
}

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
