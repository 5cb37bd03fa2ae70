import { vi } from 'vitest'
import { forgetDatabases } from './memory-database.ts'
import type { Random } from './random.ts'

/** What a page finds around it, all of it following from the storm's seed: time, chance, and a browser's words. */
export interface Surroundings {
  /** lets so many ms go by */
  pass(ms: number): void
  /** what pages have complained of since it was last asked */
  complaints(): string[]
  leave(): void
}

// The pages' own words for having met what must not happen; they heal themselves, and so it would go unseen.
const alarming = [/lost its place/, /cannot be used/]

export function enterSurroundings(random: Random): Surroundings {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'],
    now: Date.UTC(2027, 0, 4),
  })
  const draw = vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
    const bytes = array as unknown as Uint8Array
    for (let index = 0; index < bytes.length; index++) bytes[index] = random.below(256)
    return array
  })
  const complaints: string[] = []
  const warn = vi.spyOn(console, 'warn').mockImplementation((...said: unknown[]) => {
    const text = said.map((one) => (one instanceof Error ? one.message : String(one))).join(' ')
    if (alarming.some((pattern) => pattern.test(text))) complaints.push(text)
  })
  vi.stubGlobal('IDBKeyRange', { bound: (lower: unknown, upper: unknown) => ({ lower, upper }) })
  forgetDatabases()
  return {
    pass: (ms) => void vi.advanceTimersByTime(ms),
    complaints: () => complaints.splice(0),
    leave() {
      draw.mockRestore()
      warn.mockRestore()
      vi.unstubAllGlobals()
      vi.useRealTimers()
    },
  }
}
