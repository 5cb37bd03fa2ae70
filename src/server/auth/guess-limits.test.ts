import { describe, expect, test } from 'vitest'
import { createGuessLimits } from './guess-limits.ts'

function limits() {
  const clock = { now: 1_800_000_000_000 }
  const { password, link } = createGuessLimits(() => clock.now)
  const guess = (name: string, address: string) => password(name, address).wait
  return { clock, password, guess, link }
}
const address = (n: number) => `198.51.${Math.floor(n / 250)}.${n % 250}`

describe('guessing passwords', () => {
  test('ends after ten for one name from one address, and goes on five minutes later', () => {
    const { guess, clock } = limits()
    for (let n = 0; n < 10; n++) expect(guess('Ann', address(1))).toBe(0)
    expect(guess(' ANN ', address(1))).toBe(300)
    expect(guess('Bob', address(1))).toBe(0)
    clock.now += 300_001
    expect(guess('Ann', address(1))).toBe(0)
  })

  test('ends after a hundred from one address, whatever the names', () => {
    const { guess } = limits()
    for (let n = 0; n < 100; n++) expect(guess(`name ${n}`, address(1))).toBe(0)
    expect(guess('Ann', address(1))).toBeGreaterThan(0)
    expect(guess('Ann', address(2))).toBe(0)
  })

  test('ends after fifty for one name, from however many addresses', () => {
    const { guess } = limits()
    for (let n = 0; n < 50; n++) expect(guess('Ann', address(n))).toBe(0)
    expect(guess('Ann', address(99))).toBeGreaterThan(0)
    expect(guess('Bob', address(99))).toBe(0)
  })

  test('counts all addresses of an IPv6 network as one', () => {
    const { guess } = limits()
    for (let n = 0; n < 10; n++) expect(guess('Ann', `2001:db8:1:2::${n}`)).toBe(0)
    expect(guess('Ann', '2001:db8:1:2:ffff::1')).toBeGreaterThan(0)
    expect(guess('Ann', '2001:db8:1:3::1')).toBe(0)
  })

  test('of a name does not keep out who was right from where they are', () => {
    const { guess, password } = limits()
    password('Ann', address(99)).right()
    for (let n = 0; n < 60; n++) guess('Ann', address(n))
    expect(guess('Ann', address(98))).toBeGreaterThan(0)
    expect(guess('Ann', address(99))).toBe(0)
  })

  test('whatever others do, does not keep anybody out of a browser that they have used before', () => {
    const { guess, password } = limits()
    for (let n = 0; n < 60; n++) guess('Ann', address(n))
    for (let n = 0; n < 100; n++) guess(`name ${n}`, address(1))
    expect(guess('Ann', address(1))).toBeGreaterThan(0)
    for (let n = 0; n < 10; n++) expect(password('Ann', address(1), 'her laptop').wait).toBe(0)
    expect(password('Ann', address(1), 'her laptop').wait).toBeGreaterThan(0)
    expect(password('Ann', address(1), 'her phone').wait).toBe(0)
  })

  test('is not what somebody does who is right', () => {
    const { password } = limits()
    for (let n = 0; n < 200; n++) {
      const { wait, right } = password('Ann', address(1))
      expect(wait).toBe(0)
      right()
    }
  })
})

test('links may be tried sixty times a minute from one address', () => {
  const { link } = limits()
  for (let n = 0; n < 60; n++) expect(link(address(1))).toBe(0)
  expect(link(address(1))).toBeGreaterThan(0)
  expect(link(address(2))).toBe(0)
})
