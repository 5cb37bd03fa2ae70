import { workspaceScope } from '#domain/kernel/scope.ts'
import { welcomeWords } from '#words/welcome.ts'
import type { DraftSubject } from './use-draft.ts'

/** What is half answered of a product of one's own. */
export const ownProductDraft: DraftSubject = {
  scope: workspaceScope,
  name: 'own-product',
  called: () => welcomeWords('own'),
}
