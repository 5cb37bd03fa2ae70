/** To a worker thread: which of its jobs, with what. */
export interface Call {
  id: number
  job: string
  values: unknown[]
}

/** From it: what came of a call, or a part of what will. */
export type Answer = { id: number; value: unknown } | { id: number; error: unknown } | { chunk: unknown }
