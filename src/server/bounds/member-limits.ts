import type { Bounds } from './bounds.ts'
import { type Budget, createBudget } from './budget.ts'

/** What one member has done of late, through however many sockets and requests. */
export interface MemberLimits {
  /** Counts something that they ask for, with so many bytes; 0 when it may be done now, else the seconds until it may. */
  ask(bytes?: number): number
  /** They were told to come back later. */
  refused(): void
  /** Time of the one thread that their asking has taken, in ms. */
  worked(ms: number): void
  /** Seconds until a piece of work for them may take longer than nobody notices; 0 when half of what they may have at once is there. */
  waitForLong(): number
  /** So many bytes were made for them. */
  made(bytes: number): void
  /** Whether nobody else has been there of late. */
  readonly isAlone: boolean
}

const MANY = 1_000

/**
 * Limits of each member, kept while they are there, so that coming back brings nothing new. They are held to them only
 * while somebody else is there too: whoever is alone takes nothing from anybody. `now` is in milliseconds.
 */
export function createMemberLimits(bounds: Bounds, now: () => number): (member: string) => MemberLimits {
  // In the order in which they were there last.
  const all = new Map<
    string,
    { steps: Budget; bytes: Budget; work: Budget; at: number; limits: MemberLimits }
  >()

  function forgetOld(): void {
    const long = (1_000 * bounds.longWorkAtOnce) / bounds.longWorkASecond
    for (const [member, { at }] of all) {
      if (now() - at <= 2 * long) return
      all.delete(member)
    }
  }

  const workOf = (size: number) => (size / (1024 * 1024)) * bounds.workOfMegabyte

  function isAlone(member: string): boolean {
    for (const [other, { at }] of all) if (other !== member && now() - at <= bounds.presentMs) return false
    return true
  }

  return (member) => {
    const standing = all.get(member)
    if (standing) return standing.limits
    if (all.size > MANY) forgetOld()
    const steps = createBudget(bounds.stepsASecond, bounds.stepsAtOnce, now)
    const bytes = createBudget(bounds.bytesASecond, bounds.bytesAtOnce, now)
    const work = createBudget(bounds.workASecond, bounds.workAtOnce, now)
    const long = createBudget(bounds.longWorkASecond, bounds.longWorkAtOnce, now)
    const limits: MemberLimits = {
      ask(size = 0) {
        const mine = all.get(member) ?? made
        mine.at = now()
        all.delete(member)
        all.set(member, mine)
        const wait = Math.max(steps.wait(1), bytes.wait(size), work.wait(0))
        if (wait > 0 && !isAlone(member)) return wait
        steps.spend(1)
        bytes.spend(size)
        work.spend(bounds.workOfRequest + workOf(size))
        return 0
      },
      refused: () => work.spend(bounds.workOfRefusal),
      worked(ms) {
        work.spend(ms)
        if (ms > bounds.shortWork) long.spend(ms)
      },
      waitForLong: () => (isAlone(member) ? 0 : long.wait(bounds.longWorkAtOnce / 2)),
      made: (size) => work.spend(workOf(size)),
      get isAlone() {
        return isAlone(member)
      },
    }
    // Present from the first time that they ask: the server's own doing makes nobody wait.
    const made = { steps, bytes, work, at: Number.NEGATIVE_INFINITY, limits }
    all.set(member, made)
    return limits
  }
}
