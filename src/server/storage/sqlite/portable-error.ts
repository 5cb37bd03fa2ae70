/** An error keeps only its message, stack and cause on the way between threads: SQLite's codes go as the cause. */
export function portableError(error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error)) return error
  const { code, errcode, errstr } = error as Error & { code?: string; errcode: number; errstr?: string }
  return new Error(error.message, { cause: { code, errcode, errstr } })
}
