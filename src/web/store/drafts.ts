import type { Scope } from '#domain/kernel/scope.ts'

// What somebody has typed and not sent. It is kept in this browser for the member who typed it, beside the scope that
// it is about, so that it goes with the right to see that, and nobody who signs in here later is shown it.
const PREFIX = 'throughline.draft'

export interface DraftPlace {
  member: string
  scope: Scope
  /** what it is a draft of, with the record's id */
  name: string
}

const keyOf = ({ member, scope, name }: DraftPlace) => [PREFIX, member, scope, name].join(' ')

/** Before drafts were kept by who typed them, those of derivations stood here, without member and scope. */
const OLD = /^throughline-(top-down|bottom-up)-/
const oldKeyOf = ({ name }: DraftPlace) => `throughline-${name.replace(' ', '-')}`

/** The draft, as it was kept: by an older version of the page perhaps. Undefined when there is none. */
export function readDraft(place: DraftPlace): unknown {
  try {
    const old = localStorage.getItem(oldKeyOf(place))
    if (old !== null) {
      localStorage.setItem(keyOf(place), old)
      localStorage.removeItem(oldKeyOf(place))
    }
    return JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a draft, or with undefined throws it away. */
export function keepDraft(place: DraftPlace, draft: unknown): void {
  try {
    if (draft === undefined) localStorage.removeItem(keyOf(place))
    else localStorage.setItem(keyOf(place), JSON.stringify(draft))
  } catch {
    // Storage may be full or forbidden; the draft then lasts as long as the page.
  }
}

/** Throws away a member's drafts of all scopes but these, and where none is kept also the old ones, which are nobody's. */
export function forgetDrafts(member: string, kept: readonly Scope[] = []): void {
  try {
    for (const key of Object.keys(localStorage)) {
      const [prefix, whose, scope] = key.split(' ')
      const isGone =
        prefix === PREFIX ? whose === member && !kept.includes(scope!) : kept.length === 0 && OLD.test(key)
      if (isGone) localStorage.removeItem(key)
    }
  } catch {
    // Where nothing can be read nothing was kept.
  }
}
