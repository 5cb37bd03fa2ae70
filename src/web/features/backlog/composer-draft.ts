import { type ItemKind, itemKinds } from '#domain/backlog/item.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import type { DraftSubject } from '#web/product/use-draft.ts'
import { mainPlace } from '#web/store/draft-hold.ts'
import { asFieldDraft, drafts, type FieldDraft } from '#web/store/drafts.ts'
import { composerWords as say } from '#words/backlog.ts'
import { trayWords } from '#words/tray.ts'
import type { Composing, Desk } from './desk.ts'
import { keyOf } from './words.ts'

/** What is chosen for new items beside their words: a type, and the item to stand behind. */
export interface ComposerChoice {
  kind: ItemKind
  after: string | null
}

const NAME = 'composer '
const scopeOf = (desk: Desk) => scopeIn(desk.product.id, 'backlog')

/** What is typed for new items, of which nothing is there yet: one draft for the list, and one beneath each parent. */
export function composerDraft(desk: Desk, parent: string | null): DraftSubject {
  const above = desk.item(parent)
  return {
    scope: scopeOf(desk),
    name: `${NAME}${parent ?? ''}`,
    called: () => (above ? trayWords('beneath', { name: keyOf(desk.product, above) }) : say('newItem')),
  }
}

export function chosenIn(draft: FieldDraft | null): Partial<ComposerChoice> {
  const { kind, after } = (draft?.beside ?? {}) as Partial<ComposerChoice>
  return { ...(kind && itemKinds.includes(kind) && { kind }), ...(typeof after === 'string' && { after }) }
}

/** What was typed last for new items here and waits, where it was typed; null when nothing does. */
export function halfComposed(desk: Desk): Composing | null {
  const waiting = drafts.of(desk.store.member).flatMap(({ place, value }) => {
    const draft = place.scope === scopeOf(desk) && place.name.startsWith(NAME) ? asFieldDraft(value) : null
    const parent = mainPlace(place).name.slice(NAME.length) || null
    return draft && (parent === null || desk.item(parent)) ? [{ draft, parent }] : []
  })
  const last = waiting.sort((a, b) => (a.draft.at < b.draft.at ? 1 : -1))[0]
  if (!last) return null
  const { after } = chosenIn(last.draft)
  return { after: desk.item(after ?? null) ? after! : last.parent, parent: last.parent, asked: null }
}
