/**
 * The value itself, when it is there. For places where absence is a fault of the program (an invariant broken),
 * never for absence a user can cause: that is a refusal and has its own type.
 *
 * @throws Error naming `what` when the value is null or undefined.
 */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Missing: ${what}`)
  return value
}
