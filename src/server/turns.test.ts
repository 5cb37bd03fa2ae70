import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

test('so many run at once, the others in the order they came, and one that fails gives its place on', async () => {
  const inTurn = createTurns(2)
  const gates = [gate(), gate(), gate(), gate()]
  const begun: number[] = []
  const works = gates.map(({ opened }, index) =>
    inTurn(async () => {
      begun.push(index)
      await opened
      if (index === 0) throw new Error('failed')
      return index
    }),
  )
  const failed = expect(works[0]).rejects.toThrow('failed')
  expect(begun).toEqual([0, 1])
  gates[0]!.open()
  await failed
  expect(begun).toEqual([0, 1, 2])
  for (const { open } of gates) open()
  expect(await Promise.all(works.slice(1))).toEqual([1, 2, 3])
  expect(begun).toEqual([0, 1, 2, 3])
  expect(await inTurn(async () => 'again')).toBe('again')
})
