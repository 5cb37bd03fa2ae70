/** Whether the tests take as long as they like: `npm test -- --all`. */
export const longForm = process.env.TEST_ALL !== undefined

/**
 * How often a test does what it does: `short` in every run, `long` with `npm test -- --all`, and whatever the
 * variable says when somebody looks closer.
 */
export function times(variable: string, { short, long }: { short: number; long: number }): number {
  const asked = process.env[variable]
  if (asked) return Number(asked)
  return longForm ? long : short
}
