// Order keys that never run out: an item is moved by giving it a key between its new neighbours' keys, and no
// other item changes. The idea is David Greenspan's "Implementing Fractional Indexing"
// (observablehq.com/@dgreenspan/implementing-fractional-indexing); the code is our own.
//
// A key is an integer part and a fraction. The first letter of the integer part tells its length, so that longer
// integers sort after shorter ones: 'a' has one digit, 'b' two … and, below zero, 'Z' one, 'Y' two …:
//   … Yzz < Z0 … Zz < a0 < a1 … az < b00 … bzz < c000 …
// The fraction continues those digits and never ends in '0' (or two spellings would be one position).

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = BigInt(DIGITS.length)
const ZERO = 'a0'
// The lowest integer has nothing below it, so it is no key by itself: only with a fraction.
const LOWEST = `A${'0'.repeat(26)}`
const SHAPE = /^[A-Za-z][0-9A-Za-z]+$/

/**
 * A key strictly between two keys; null is an open end. Keys are compared with `<` (code units), never by locale.
 * At an open end the key counts on, so 100,000 appends need no more than four characters.
 *
 * @throws Error when a key is malformed or a >= b.
 */
export function rankBetween(a: string | null, b: string | null): string {
  checkEnds(a, b)
  if (a === null && b === null) return ZERO
  if (a === null) {
    const [integer, fraction] = split(b as string)
    if (integer === LOWEST) return LOWEST + middle('', fraction)
    if (fraction !== '') return integer
    const below = stepped(integer, -1n) as string
    return below === LOWEST ? LOWEST + middle('', null) : below
  }
  const [integer, fraction] = split(a)
  if (b !== null && split(b)[0] === integer) return integer + middle(fraction, split(b)[1])
  const above = stepped(integer, 1n)
  if (above !== null && (b === null || above < b)) return above
  return integer + middle(fraction, null)
}

/**
 * `n` ascending keys strictly between two keys (null is an open end), evenly spread between two given ends and
 * counting on from a single one. All as short as the space between the ends allows.
 *
 * @throws Error when a key is malformed, a >= b, or n is not a whole number from 0.
 */
export function ranksBetween(a: string | null, b: string | null, n: number): string[] {
  checkEnds(a, b)
  if (!Number.isInteger(n) || n < 0) throw new Error(`No count of ranks: ${n}`)
  if (a !== null && b !== null) return spread(a, b, n)
  const keys: string[] = []
  if (a === null && b !== null) {
    for (let key = b; keys.length < n; keys.push(key)) key = rankBetween(null, key)
    return keys.reverse()
  }
  for (let key = a; keys.length < n; keys.push(key)) key = rankBetween(key, null)
  return keys
}

/** Whether a text is a well-formed order key. */
export function isRank(key: string): boolean {
  if (!SHAPE.test(key) || key === LOWEST) return false
  const length = integerLength(key)
  return key.length >= length && (key.length === length || !key.endsWith('0'))
}

function checkEnds(a: string | null, b: string | null): void {
  for (const key of [a, b]) if (key !== null && !isRank(key)) throw new Error(`No order key: "${key}"`)
  if (a !== null && b !== null && a >= b) throw new Error(`No room between order keys "${a}" and "${b}"`)
}

function integerLength(key: string): number {
  const head = key.charCodeAt(0)
  return head >= 97 ? head - 97 + 2 : 90 - head + 2
}

function split(key: string): [integer: string, fraction: string] {
  const length = integerLength(key)
  return [key.slice(0, length), key.slice(length)]
}

function stepped(integer: string, step: 1n | -1n): string | null {
  const value = toNumber(integer) + step
  return value < toNumber(LOWEST) || value > HIGHEST ? null : toInteger(value)
}

// Shortest digits strictly between two fractions; null is 1, the end of the unit.
function middle(a: string, b: string | null): string {
  if (b !== null) {
    let same = 0
    while (same < b.length && (a[same] ?? '0') === b[same]) same += 1
    if (same > 0) return b.slice(0, same) + middle(a.slice(same), b.slice(same))
  }
  const low = a === '' ? 0 : DIGITS.indexOf(a.charAt(0))
  const high = b === null ? DIGITS.length : DIGITS.indexOf(b.charAt(0))
  if (high - low > 1) return DIGITS.charAt((low + high) >> 1)
  if (b !== null && b.length > 1) return b.charAt(0)
  return DIGITS.charAt(low) + middle(a.slice(1), null)
}

// With few enough fraction digits every key is a whole number; take the fewest that leave room for n.
function spread(a: string, b: string, n: number): string[] {
  const [integerA, fractionA] = split(a)
  const [integerB, fractionB] = split(b)
  const startA = toNumber(integerA)
  const startB = toNumber(integerB)
  const wanted = BigInt(n) + 1n
  for (let digits = 0; ; digits++) {
    const scale = BASE ** BigInt(digits)
    const low = startA * scale + fractionNumber(fractionA, digits)
    // Rounded up when b has more digits, so that b itself may serve as the bound.
    const high = startB * scale + fractionNumber(fractionB, digits) + (fractionB.length > digits ? 1n : 0n)
    if (high - low < wanted) continue
    return Array.from({ length: n }, (_, i) => {
      const value = low + (BigInt(i + 1) * (high - low)) / wanted
      // BigInt division rounds towards zero; below zero the integer part needs rounding down.
      const integer = value >= 0n ? value / scale : -((-value + scale - 1n) / scale)
      return toInteger(integer) + toDigits(value - integer * scale, digits).replace(/0+$/, '')
    })
  }
}

function fractionNumber(fraction: string, digits: number): bigint {
  return fromDigits(fraction.slice(0, digits).padEnd(digits, '0'))
}

function fromDigits(text: string): bigint {
  let value = 0n
  for (const digit of text) value = value * BASE + BigInt(DIGITS.indexOf(digit))
  return value
}

function toDigits(value: bigint, length: number): string {
  let text = ''
  for (let rest = value, i = 0; i < length; i++, rest /= BASE)
    text = DIGITS.charAt(Number(rest % BASE)) + text
  return text
}

// OFFSETS[k] = how many integers from zero upward have fewer than k+1 digits: 0, 62, 62 + 62², …
const OFFSETS: bigint[] = [0n]
for (let k = 1n; k <= 26n; k++) OFFSETS.push((OFFSETS[Number(k) - 1] as bigint) + BASE ** k)
const HIGHEST = (OFFSETS[26] as bigint) - 1n

function toNumber(integer: string): bigint {
  const digits = integer.length - 1
  const value = fromDigits(integer.slice(1))
  const offset = OFFSETS[digits - 1] as bigint
  return integer >= 'a' ? offset + value : value - BASE ** BigInt(digits) - offset
}

function toInteger(value: bigint): string {
  const below = value < 0n
  const distance = below ? -value - 1n : value
  let digits = 1
  while (distance >= (OFFSETS[digits] as bigint)) digits += 1
  const within = distance - (OFFSETS[digits - 1] as bigint)
  const head = String.fromCharCode(below ? 91 - digits : 96 + digits)
  return head + toDigits(below ? BASE ** BigInt(digits) - 1n - within : within, digits)
}
