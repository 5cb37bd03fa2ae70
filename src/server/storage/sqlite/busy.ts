const SQLITE_BUSY = 5

/** Whether SQLite refused because somebody else has what was asked for. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY
}
