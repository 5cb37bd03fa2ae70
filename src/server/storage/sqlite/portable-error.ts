/**
 * An error keeps only its message, stack and cause on the way between threads: the codes of SQLite and of the system,
 * and the path, go as the cause.
 */
export function portableError(error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error || 'errno' in error)) return error
  const { code, errcode, errstr, path } = error as NodeJS.ErrnoException & {
    errcode?: number
    errstr?: string
  }
  return new Error(error.message, { cause: { code, errcode, errstr, path } })
}
