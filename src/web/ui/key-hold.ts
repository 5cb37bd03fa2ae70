import type { KeyPress } from './keys.ts'

/** After this many milliseconds the keys work again, whatever has become of the part that was to open. */
export const HOLD_MS = 4_000

export interface Hold {
  /** what was typed so far, taken out, with a tab where the person went on to the next field; empty where nothing is kept */
  take(): string
  /** the oldest press that was kept, by its key, taken out; undefined when there is none */
  next(): string | undefined
  /** ends it; what was typed and not taken is forgotten */
  end(): void
}

export interface HoldPlan {
  /** true once focus is where it belongs, asked at each press */
  arrived: () => boolean
  /** what Esc does meanwhile */
  cancel: () => void
  /** keeps what is pressed meanwhile */
  keep?: boolean
}

export type HeldPress = Pick<KeyPress, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'> & {
  altGraph: boolean
}

/** What steers a list; other named keys mean something else where they were pressed. */
const STEERS = /^(Enter|Backspace|Home|End|Arrow(Up|Down|Left|Right))$/
/** Function keys belong to the browser; a modifier by itself does nothing. */
const LET_BY = /^(F\d+|Shift|Control|Alt|AltGraph|Meta)$/

/**
 * Between the key that opens something and the focus arriving in it, presses would fall on the page behind. While
 * a hold lives they must do nothing there. `now` counts milliseconds.
 */
export function keyHolds(now: () => number) {
  const holds = new Set<HoldPlan & { since: number; typed: string; presses: string[] }>()
  return {
    hold(plan: HoldPlan): Hold {
      const mine = { ...plan, since: now(), typed: '', presses: [] as string[] }
      holds.add(mine)
      return {
        take() {
          const { typed } = mine
          mine.typed = ''
          return typed
        },
        next: () => mine.presses.shift(),
        end() {
          holds.delete(mine)
          mine.typed = ''
          mine.presses = []
        },
      }
    },
    /** Whether the press is held back from the page. */
    swallows(press: HeldPress): boolean {
      for (const one of holds) {
        const late = now() - one.since >= HOLD_MS
        if (late) Object.assign(one, { typed: '', presses: [] })
        if (late || one.arrived()) holds.delete(one)
      }
      if (holds.size === 0 || LET_BY.test(press.key)) return false
      for (const one of [...holds]) {
        if (press.key === 'Escape') {
          holds.delete(one)
          Object.assign(one, { typed: '', presses: [] })
          one.cancel()
        } else if (one.keep) {
          one.typed = typedAfter(one.typed, press)
          if (isPlain(press) && ([...press.key].length === 1 || STEERS.test(press.key)))
            one.presses.push(press.key)
        }
      }
      return true
    },
  }
}

/** AltGr reports Ctrl+Alt and types a character. */
const isPlain = ({ ctrlKey, metaKey, altGraph }: HeldPress) => (!ctrlKey && !metaKey) || altGraph

function typedAfter(typed: string, press: HeldPress): string {
  const { key } = press
  if (!isPlain(press)) return typed
  const characters = [...typed]
  if (key === 'Backspace') return characters.slice(0, -1).join('')
  if (key === 'Tab' && !press.shiftKey) return `${typed}\t`
  // names of keys, such as Enter, are longer than one character
  return [...key].length === 1 ? typed + key : typed
}

const page = keyHolds(() => performance.now())

/** Holds the keys of the page back until the opened part has the focus. */
export const holdKeys = page.hold
/** For who listens to the keyboard. */
export const heldBack = page.swallows
