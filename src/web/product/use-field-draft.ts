import { useMemo, useSyncExternalStore } from 'react'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { lookIn } from '#domain/kernel/look.ts'
import { workspaceScope } from '#domain/kernel/scope.ts'
import { scopeOf } from '#domain/kernel/scope-of.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { drafts } from '#web/store/drafts.ts'
import { againCalls } from '#web/store/make-again.ts'
import { useStore } from '#web/store/use-store.ts'
import type { Began, InlineDraft } from '#web/ui/inline-edit.tsx'
import { saidInWords } from '#words/area.ts'
import { trayWords as say } from '#words/tray.ts'
import { readTyped, recordName } from './record-fields.ts'
import { type DraftKeeper, type DraftSubject, useDraft } from './use-draft.ts'

/** Keeps what is typed in one field of a record, for its editor. */
export function useFieldDraft(
  kind: Kind,
  record: AnyRecord | undefined,
  name: string,
  madeAgain?: (calls: readonly CommandCall[]) => void,
): InlineDraft {
  const store = useStore()
  const { state, model } = store
  const field = model.kinds.of(kind).fields[name]
  const label = field ? saidInWords(field.label) : name
  const scope = (record && scopeOf(model.kinds, lookIn(state), kind, record)) ?? workspaceScope
  const keeper = useDraft({
    scope,
    name: `${kind} ${record?.id ?? ''} ${name}`,
    called: () => say('of', { field: label, name: record ? recordName(state, kind, record) : '' }),
    whose: () => (record ? recordName(state, kind, record) : label),
    ...(record && { of: { kind, id: record.id } }),
    again: {
      typed(texts) {
        const read = field && readTyped(field, texts[label] ?? '')
        return !read || 'why' in read || String(read.value).trim() === '' ? null : { [name]: read.value }
      },
      calls: (typed) =>
        record ? againCalls(model, state, kind, record, typed, (id) => store.documents.peek(id)) : null,
    },
    ...(madeAgain && { madeAgain }),
  })
  const waits = useSyncExternalStore(drafts.watch, keeper.has, keeper.has)
  return useMemo(() => ({ ...inlineDraft(keeper, label), waits }), [keeper, label, waits])
}

/** Keeps what is typed in an editor whose value is of no record yet. */
export function useInlineDraft(subject: DraftSubject, label: string): InlineDraft {
  const keeper = useDraft(subject)
  const waits = useSyncExternalStore(drafts.watch, keeper.has, keeper.has)
  return useMemo(() => ({ ...inlineDraft(keeper, label), waits }), [keeper, label, waits])
}

function inlineDraft(keeper: DraftKeeper, label: string): Omit<InlineDraft, 'waits'> {
  return {
    read() {
      const kept = keeper.read()
      const began = kept?.began as Began | null | undefined
      return kept && began ? { text: kept.texts[label] ?? '', began } : null
    },
    keep: (text, began) => keeper.keep(text === null ? null : { [label]: text }, { began }),
    putBack: (text, began) => keeper.putBack({ [label]: text }, { began }),
  }
}
