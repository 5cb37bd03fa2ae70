import type { KeyPress } from './keys.ts'

/** After this many milliseconds the keys work again, whatever has become of the part that was to open. */
export const HOLD_MS = 4_000

export interface Hold {
  /** what was typed so far, taken out; empty where nothing is kept */
  take(): string
  /** ends it; what was typed and not taken is forgotten */
  end(): void
}

export interface HoldPlan {
  /** true once focus is where it belongs, asked at each press */
  arrived: () => boolean
  /** what Esc does meanwhile */
  cancel: () => void
  /** keeps the characters typed meanwhile */
  keep?: boolean
}

export type HeldPress = Pick<KeyPress, 'key' | 'ctrlKey' | 'metaKey'> & {
  altGraph: boolean
}

/** Function keys belong to the browser; a modifier by itself does nothing. */
const LET_BY = /^(F\d+|Shift|Control|Alt|AltGraph|Meta)$/

/**
 * Between the key that opens something and the focus arriving in it, presses would fall on the page behind. While
 * a hold lives they must do nothing there. `now` counts milliseconds.
 */
export function keyHolds(now: () => number) {
  const holds = new Set<HoldPlan & { since: number; typed: string }>()
  return {
    hold(plan: HoldPlan): Hold {
      const mine = { ...plan, since: now(), typed: '' }
      holds.add(mine)
      return {
        take() {
          const { typed } = mine
          mine.typed = ''
          return typed
        },
        end() {
          holds.delete(mine)
          mine.typed = ''
        },
      }
    },
    /** Whether the press is held back from the page. */
    swallows(press: HeldPress): boolean {
      for (const one of holds) {
        const late = now() - one.since >= HOLD_MS
        if (late) one.typed = ''
        if (late || one.arrived()) holds.delete(one)
      }
      if (holds.size === 0 || LET_BY.test(press.key)) return false
      for (const one of [...holds]) {
        if (press.key === 'Escape') {
          holds.delete(one)
          one.typed = ''
          one.cancel()
        } else if (one.keep) one.typed = typedAfter(one.typed, press)
      }
      return true
    },
  }
}

function typedAfter(typed: string, { key, ctrlKey, metaKey, altGraph }: HeldPress): string {
  // AltGr reports Ctrl+Alt and types a character
  if ((ctrlKey || metaKey) && !altGraph) return typed
  const characters = [...typed]
  if (key === 'Backspace') return characters.slice(0, -1).join('')
  // names of keys, such as Enter, are longer than one character
  return [...key].length === 1 ? typed + key : typed
}

const page = keyHolds(() => performance.now())

/** Holds the keys of the page back until the opened part has the focus. */
export const holdKeys = page.hold
/** For who listens to the keyboard. */
export const heldBack = page.swallows
