import type { Env, Server } from './server.ts'

/** Where a verb reads and writes: the terminal, or what a test puts in its place. */
export interface Io {
  out(text: string): void
  /** messages for the person, never results */
  err(text: string): void
  readFile(path: string): Promise<Uint8Array<ArrayBuffer>>
  readStdin(): Promise<Uint8Array<ArrayBuffer>>
}

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
