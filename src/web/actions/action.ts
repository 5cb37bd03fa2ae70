import { keyText, matchesStroke, parseKeys, type Stroke } from '#web/ui/keys.ts'
import { actionsWords } from '#words/actions.ts'

/** One thing a person can do here: it feeds menus, keys, palette and help, so that all say the same. */
export interface ActionSpec {
  /** unique and lasting: remapped keys are kept by it, e.g. 'item.rank-top' */
  id: string
  label: string | (() => string)
  /** heading in palette and help */
  group: string
  /** ways to press it, the first is the one shown: 'Mod+K', 'Alt+ArrowUp', 'g b', '?'; see ui/keys.ts */
  keys?: readonly string[]
  /** other names by which people may look for it in the palette, between commas */
  words?: string
  /** it acts on what is in hand, and stands beneath its name at the top of the palette */
  onHand?: boolean
  /** it deletes: nothing but its own words finds it */
  destroys?: boolean
  /** it means something by its key alone, such as the next row: the palette leaves it out */
  keysOnly?: boolean
  /** its key is answered by what has the focus: the sheet of keys tells of it, and nothing else */
  told?: boolean
  /** false: greyed in menus, its keys fall through, and the palette leaves it out unless it says what is `missing` */
  enabled?(): boolean
  /** why it cannot be done now, where the person can put that right: "Focus a row first" */
  missing?(): string | null
  perform(): void
}

/** A key that what has the focus answers by itself, so that the sheet of keys is complete. */
export function toldKey(
  spec: Pick<ActionSpec, 'id' | 'label' | 'group'> & { keys: readonly string[] },
): ActionSpec {
  return { ...spec, keysOnly: true, told: true, perform() {} }
}

/** One that acts on `T`, without what they all say alike; `enabled` is what it asks for besides. */
export type OnHandSpec<T> = Omit<ActionSpec, 'onHand' | 'missing' | 'perform'> & { perform(held: T): void }

/**
 * For the actions on what is in hand: they cannot be done without it, say what is lacking where that alone is, and
 * stand beneath its name in the palette.
 *
 * @param held what is in hand now, as far as these can act on it
 * @param lacking what is said where it is not: "Focus a row first"; null where the person cannot put that right
 */
export function onHand<T>(held: () => T | undefined, lacking: () => string | null) {
  return ({ enabled = () => true, perform, ...spec }: OnHandSpec<T>): ActionSpec => ({
    ...spec,
    onHand: true,
    enabled: () => held() !== undefined && enabled(),
    missing: () => (held() === undefined && enabled() ? lacking() : null),
    perform: () => {
      const now = held()
      if (now !== undefined) perform(now)
    },
  })
}

export interface Action extends ActionSpec {
  /** 'everywhere', or the screen or part it belongs to; the nearer scope wins a key */
  scope: 'everywhere' | (string & {})
}

export const labelOf = (action: Pick<ActionSpec, 'label'>): string =>
  typeof action.label === 'string' ? action.label : action.label()

export interface Conflict {
  keys: string
  ids: readonly [string, string] | readonly [string]
  why: string
}

/** Keys a browser will not give up, or that people hit for something else. */
const RESERVED = [
  'Mod+N',
  'Mod+T',
  'Mod+W',
  'Mod+L',
  'Mod+R',
  'Mod+S',
  'Mod+P',
  'Mod+Q',
  'Mod+Shift+N',
  'Mod+Shift+P',
  'Mod+Shift+T',
  'Mod+Shift+W',
  'Mod+Shift+R',
  'Alt+ArrowLeft',
  'Alt+ArrowRight',
  'F5',
  'F11',
  'Tab',
  'Shift+Tab',
]

const sameStroke = (a: Stroke, b: Stroke): boolean =>
  a.key === b.key && a.mod === b.mod && a.ctrl === b.ctrl && a.alt === b.alt && a.shift === b.shift

/** 'same', or 'prefix' where one begins as the whole other, so that one of the two can never be pressed. */
function clash(a: readonly Stroke[], b: readonly Stroke[]): boolean {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at++) {
    if (!sameStroke(a[at] as Stroke, b[at] as Stroke)) return false
  }
  return true
}

/**
 * What is wrong with the keys of these actions: two that want the same within one scope, or in scopes that are
 * alive `together`; a screen that hides a key of 'everywhere'; a key the browser keeps. Empty when all is well.
 */
export function conflicts(
  actions: readonly Action[],
  together: readonly (readonly string[])[] = [],
): Conflict[] {
  const found: Conflict[] = []
  const meet = (a: string, b: string): boolean =>
    a === b ||
    a === 'everywhere' ||
    b === 'everywhere' ||
    together.some((scopes) => scopes.includes(a) && scopes.includes(b))
  const all = actions.flatMap((action) =>
    (action.keys ?? []).map((keys) => ({ action, keys, strokes: parseKeys(keys) })),
  )
  const reserved = RESERVED.map((keys) => parseKeys(keys)[0] as Stroke)
  for (const [index, one] of all.entries()) {
    if (reserved.some((stroke) => sameStroke(stroke, one.strokes[0] as Stroke))) {
      found.push({ keys: one.keys, ids: [one.action.id], why: actionsWords('keptByBrowser') })
    }
    for (const other of all.slice(index + 1)) {
      if (!meet(one.action.scope, other.action.scope) || !clash(one.strokes, other.strokes)) continue
      const same = one.strokes.length === other.strokes.length
      found.push({
        keys: one.keys,
        ids: [one.action.id, other.action.id],
        why: same
          ? actionsWords('bothWant', { keys: keyText(one.keys) })
          : actionsWords('beginAlike', { one: keyText(one.keys), other: keyText(other.keys) }),
      })
    }
  }
  return found
}

export interface Candidate<A = Action> {
  action: A
  strokes: readonly Stroke[]
}

/**
 * One press. `candidates` are those that fit so far, nearest scope first; `at` is how many strokes went before.
 * Answers the action to run, or the candidates that wait for the next stroke; neither if the press fits nothing.
 * Where the nearest is complete it runs at once, and longer ones behind it wait in vain: `conflicts` says so.
 */
export function stepChord<A extends Pick<ActionSpec, 'enabled'>>(
  candidates: readonly Candidate<A>[],
  at: number,
  press: Parameters<typeof matchesStroke>[1],
  mac?: boolean,
): { run: A } | { waiting: Candidate<A>[] } | null {
  const fits = candidates.filter(({ action, strokes }) => {
    const stroke = strokes[at]
    return stroke && matchesStroke(stroke, press, mac) && action.enabled?.() !== false
  })
  const nearest = fits[0]
  if (!nearest) return null
  if (nearest.strokes.length === at + 1) return { run: nearest.action }
  return { waiting: fits.filter(({ strokes }) => strokes.length > at + 1) }
}
