import { scopeIn } from '#domain/kernel/scope.ts'
import type { DraftSubject } from '#web/product/use-draft.ts'
import { composerWords as say } from '#words/backlog.ts'
import { trayWords } from '#words/tray.ts'
import type { Desk } from './desk.ts'
import { keyOf } from './words.ts'

/** What is typed for new items, of which nothing is there yet: one draft for the list, and one beneath each parent. */
export function composerDraft(desk: Desk, parent: string | null): DraftSubject {
  const above = desk.item(parent)
  return {
    scope: scopeIn(desk.product.id, 'backlog'),
    name: `composer ${parent ?? ''}`,
    called: () => (above ? trayWords('beneath', { name: keyOf(desk.product, above) }) : say('newItem')),
  }
}
