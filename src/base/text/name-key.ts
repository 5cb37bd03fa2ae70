import { plain } from './fold.ts'

/** Names that look the same are the same: width, case, space and what cannot be seen do not count, accents do. */
export function nameKey(name: string): string {
  return plain(name).trim()
}
