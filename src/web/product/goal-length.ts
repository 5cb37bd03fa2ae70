import { goalWords } from '#words/roadmap.ts'

/** So many letters, and it is hardly one sentence any more. */
const longGoal = 150

/** What is said to somebody whose goal grows long while they type it, or nothing. */
export function goalLength(text: string): string | null {
  const count = text.trim().length
  return count < longGoal ? null : goalWords('long', { count })
}
