import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isCliToken } from './cli-token.ts'

const secret = 'a'.repeat(64)
const now = 1_800_000_000_000

function token(expiry: number | string, key = secret): string {
  const signed = `throughline-cli.${expiry}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('hex')}`
}

describe('a token of the command line', () => {
  test('is good for as long as it says, up to two minutes', () => {
    expect(isCliToken(secret, token(now + 60_000), now)).toBe(true)
    expect(isCliToken(secret, token(now), now)).toBe(false)
    expect(isCliToken(secret, token(now - 1), now)).toBe(false)
    expect(isCliToken(secret, token(now + 120_001), now)).toBe(false)
  })

  test('is no good when it was signed with another secret, changed, or made up', () => {
    const good = token(now + 60_000)
    const forged = [
      token(now + 60_000, 'b'.repeat(64)),
      good.replace(`${now + 60_000}`, `${now + 60_001}`),
      good.slice(0, -1),
      `${good}0`,
      token('1e15'),
      'throughline-cli..',
      '',
    ]
    for (const one of forged) expect(isCliToken(secret, one, now), one).toBe(false)
  })
})
