import { describe, expect, test } from 'vitest'
import { Busy, createHashingLine } from './hashing-line.ts'

/** Work that ends when it is told to. */
function job() {
  let end = () => {}
  let begun = false
  const over = new Promise<void>((resolve) => (end = resolve))
  const work = async () => {
    begun = true
    await over
  }
  return { work, end: () => end(), begun: () => begun }
}

describe('the line of those who wait for a password to be looked at', () => {
  test('serves two at a time, in the order they came', async () => {
    const line = createHashingLine(2)
    const jobs = [job(), job(), job()]
    const done = jobs.map(({ work }) => line(work))
    expect(jobs.map(({ begun }) => begun())).toEqual([true, true, false])
    jobs[1]!.end()
    await done[1]
    expect(jobs[2]!.begun()).toBe(true)
    for (const { end } of jobs) end()
    await Promise.all(done)
  })

  test('turns away who would be too many, and takes them again when there is room', async () => {
    const line = createHashingLine(2, 1)
    const jobs = [job(), job(), job()]
    const done = jobs.map(({ work }) => line(work))
    await expect(line(async () => {})).rejects.toBeInstanceOf(Busy)
    for (const { end } of jobs) end()
    await Promise.all(done)
    await expect(line(async () => 'served')).resolves.toBe('served')
  })

  test('goes on after work that failed', async () => {
    const line = createHashingLine(2, 0)
    for (let n = 0; n < 5; n++) {
      await expect(line(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    }
    await expect(line(async () => 'served')).resolves.toBe('served')
  })
})
