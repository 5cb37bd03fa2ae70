import type { State } from '../kernel/state.ts'
import { productByKey } from '../keys.ts'

/** Capitals of the words, or the first three letters: what most people would choose themselves. '' of none. */
export function keyFor(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9 ]/g, '')
    .trim()
    .split(/\s+/)
  const key = words.length > 1 ? words.map((word) => word[0] ?? '').join('') : (words[0] ?? '').slice(0, 3)
  return key.replace(/^[0-9]+/, '').slice(0, 10)
}

/** One that no product has or had: with a number behind it if need be. */
export function freeKeyFor(state: State, name: string): string {
  const wanted = keyFor(name) || 'P'
  for (let count = 1; ; count++) {
    const key = count === 1 ? wanted : `${wanted.slice(0, 10 - String(count).length)}${count}`
    if (!productByKey(state, key)) return key
  }
}
