import { isDraftKept } from '#web/store/draft-hold.ts'
import { store } from '#web/store/the-store.ts'
import type { DraftSubject } from './use-draft.ts'

/** Whether something waits for a field or a form: then it stands open again. */
export function isHalfWritten({ scope, name }: DraftSubject): boolean {
  return isDraftKept({ member: store.member, scope, name })
}
