import type { RoadmapPlan } from '#analysis/derive-roadmap.ts'
import { compareTexts } from '#base/text/compare-texts.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { type Scope, workspaceScope } from '#domain/kernel/scope.ts'
import type { Kind } from '#domain/kinds.ts'
import { trayWords } from '#words/tray.ts'
import { KeptWords, type WordsPlace } from './kept-words.ts'

/** What somebody has typed and not sent. */
export const drafts = new KeptWords('throughline.draft')

export type DraftPlace = WordsPlace

/** What is half written in a field or a form, with what is needed to tell of it away from there. */
export interface FieldDraft {
  /** what was typed, by what the field is called */
  texts: { [label: string]: string }
  /** what the field said when the typing began, in words of its own; `{ text: null }` when that is not at hand */
  began: unknown
  /** what was chosen beside the words, for the form itself: a type, a place, a role */
  beside: unknown
  /** "Title of TM-2" */
  called: string
  /** what the record is called that it is of: "TM-2 Search" */
  whose: string
  /** the address of the screen that it was typed on */
  path: string
  /** when it was typed last */
  at: string
  /** the record that it is of; null for something to be made */
  of: { kind: Kind; id: string } | null
  /** makes the record again as it was typed, should it be gone; null where nothing can */
  again: CommandCall[] | null
}

/** Takes for a draft what a field keeps; null for anything else. */
export function asFieldDraft(kept: unknown): FieldDraft | null {
  const {
    texts,
    called,
    whose,
    began = null,
    beside = null,
    path = '/',
    at = '',
    of = null,
    again = null,
  } = (kept ?? {}) as Partial<FieldDraft>
  if (typeof texts !== 'object' || texts === null || typeof called !== 'string') return null
  return { texts, called, whose: whose ?? called, began, beside, path, at, of, again }
}

/** A product is deleted, and nobody sees it any more: what its member has half written about it stays, as words. */
export function keepWordsOf(member: string, isDeleted: (scope: Scope) => boolean): void {
  // Two products have drafts of one name.
  const to = (place: DraftPlace) => ({
    ...place,
    scope: workspaceScope,
    name: `${place.name} ${place.scope}`,
  })
  drafts.move(member, isDeleted, to, (value) => {
    const draft = asFieldDraft(value) ?? wordsOnly(value)
    return draft && { ...draft, path: '/', of: null, again: null }
  })
}

/**
 * A member may no longer see what some scopes hold: what they had typed about it is theirs and stays, as words; what stood
 * there before they typed goes, and so does what it was about.
 */
export function keepOwnWords(member: string, isTaken: (scope: Scope) => boolean): void {
  const to = (place: DraftPlace) => ({
    ...place,
    scope: workspaceScope,
    name: `${place.name} ${place.scope}`,
  })
  drafts.move(member, isTaken, to, (value, { name }) => {
    const draft = asFieldDraft(value) ?? typedInDerivation(value, name)
    if (!draft || (draft.began as { text?: unknown } | null)?.text === null) return null
    // Its texts are called by the features that they are for.
    const texts = isTopDown(name) ? asOneText(Object.values(draft.texts)) : draft.texts
    return ownWords(texts, [...stringsIn(draft.began)], draft.at)
  })
}

const isTopDown = (name: string) => name.startsWith('top-down ')
const asOneText = (words: readonly string[]) => ({ [trayWords('text')]: words.join('\n') })

/** Of a draft that is none of a field, what somebody typed: the rest of it is taken from records. */
function typedInDerivation(value: unknown, name: string): FieldDraft | null {
  if (isTopDown(name)) return wordsOnly(value)
  if (!name.startsWith('bottom-up ')) return null
  const { plan, reason } = value as { plan?: Partial<RoadmapPlan>; reason?: string }
  const releases = plan?.releases ?? []
  return wordsOnly([reason, releases.map(({ goal, metrics }) => [goal, metrics.map((one) => one.name)])])
}

/** What of some texts, by what their fields are called, stood in none of others; null when that is nothing. */
export function ownWords(
  texts: { [label: string]: string },
  others: readonly string[],
  at: string,
): FieldDraft | null {
  const own = Object.entries(texts).flatMap(([label, text]): [string, string][] => {
    const added = others
      .map((other) => onlyInFirst(text, other))
      .reduce((least, one) => (one.length < least.length ? one : least), text.trim())
    return added === '' ? [] : [[label, added]]
  })
  if (own.length === 0) return null
  return asFieldDraft({ texts: Object.fromEntries(own), called: trayWords('taken'), at })
}

function onlyInFirst(text: string, other: string): string {
  const added = compareTexts(text, other).mine.filter(({ differs }) => differs)
  return added
    .map((stretch) => stretch.text.trim())
    .join(' … ')
    .trim()
}

/** Of a draft that is none of a field, such as that of a derivation, the words that somebody typed; null when there are none. */
export function wordsOnly(value: unknown): FieldDraft | null {
  const words = [...stringsIn(value)].filter((text) => text.trim() !== '' && !isId(text))
  if (words.length === 0) return null
  return asFieldDraft({ texts: asOneText(words), called: trayWords('half') })
}

const isId = (text: string) => /^[a-z]{3}_[\w-]+$/.test(text)

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* stringsIn(inner)
}

/** Before drafts were kept by who typed them, those of derivations stood here, without member and scope. */
const OLD = /^throughline-(top-down|bottom-up)-/
const oldKeyOf = ({ name }: DraftPlace) => `throughline-${name.replace(' ', '-')}`

/** The draft, as it was kept: by an older version of the page perhaps. Undefined when there is none. */
export function readDraft(place: DraftPlace): unknown {
  try {
    const old = localStorage.getItem(oldKeyOf(place))
    if (old !== null) {
      drafts.keep(place, JSON.parse(old))
      localStorage.removeItem(oldKeyOf(place))
    }
  } catch {
    // Where nothing can be read nothing was kept.
  }
  return drafts.read(place)
}

/** Throws away a member's drafts of all scopes but these, and where none is kept also the old ones, which are nobody's. */
export function forgetDrafts(member: string, kept: readonly Scope[] = []): void {
  drafts.forget(member, kept)
  if (kept.length > 0) return
  try {
    for (const key of Object.keys(localStorage)) if (OLD.test(key)) localStorage.removeItem(key)
  } catch {
    // Where nothing can be read nothing was kept.
  }
}
