/** Where to go on after signing in: the address that was asked for. */
export function backTo(): string {
  const path = location.pathname + location.search
  return path === '/' ? '' : `?to=${encodeURIComponent(path)}`
}
