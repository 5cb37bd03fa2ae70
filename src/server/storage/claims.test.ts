import { expect, test } from 'vitest'
import { createClaims } from './claims.ts'

const [one, two, three] = [{}, {}, {}]

/** Asks, and says who has got what so far. */
function asking() {
  const claims = createClaims()
  const got: string[] = []
  const ask = async (holder: object, name: string, told: string) => {
    const letGo = await claims.claim(holder, name)
    got.push(told)
    return letGo
  }
  return { claims, got, ask }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('a name is had by one at a time, and then by who asked next', async () => {
  const { got, ask } = asking()
  const first = await ask(one, 'a', 'one')
  const second = ask(two, 'a', 'two')
  void ask(three, 'a', 'three')
  await ask(three, 'b', 'three has another')
  await turn()
  expect(got).toEqual(['one', 'three has another'])
  first()
  const letGo = await second
  expect(got).toEqual(['one', 'three has another', 'two'])
  first()
  await turn()
  expect(got).toHaveLength(3)
  letGo()
  await turn()
  expect(got.at(-1)).toBe('three')
})

test('who is gone leaves what it had to others, and gets nothing any more', async () => {
  const { claims, got, ask } = asking()
  await ask(one, 'a', 'one')
  void ask(two, 'a', 'two')
  void ask(three, 'a', 'three')
  claims.forget(two)
  claims.forget(one)
  void ask(one, 'b', 'one again')
  await turn()
  expect(got).toEqual(['one', 'three'])
})
