import { find, findById } from '#domain/kernel/state.ts'
import { tellRefusal } from '#web/actions/tell.ts'
import { recordKey } from '#web/product/record-fields.ts'
import { store } from '#web/store/the-store.ts'
import type { Overwritten } from '#web/store/typed.ts'
import { copyText } from '#web/ui/copy-text.ts'
import { showToast } from '#web/ui/toast.tsx'
import { saidInWords } from '#words/area.ts'
import { historyWords } from '#words/history.ts'
import { shellWords as say } from '#words/shell.ts'

/** Somebody set a text that this person had typed on this visit: both are told, and theirs can come back. */
export function tellOverwritten({ kind, id, field, mine, theirs, by }: Overwritten): void {
  const found = findById(store.state, id)
  if (!found) return
  const { label, fields, name } = store.state.kinds.of(kind)
  const who = by === 'system' ? undefined : find(store.state, 'member', by)?.name
  // Where it is the name itself that was changed, the record is called by its key or its kind.
  const called = name(found.record) === theirs ? saidInWords(label) : name(found.record)
  showToast({
    text: say('overwritten', {
      who: who ?? historyWords(by === 'system' ? 'system' : 'stranger'),
      field: saidInWords(fields[field]!.label),
      what: recordKey(store.state, kind, found.record) ?? called,
      mine,
      theirs,
    }),
    tone: 'bad',
    action: {
      label: say('putMineBack'),
      perform: () => {
        const input = { [kind]: id, [field]: mine, was: { [field]: theirs } }
        tellRefusal(store.runAll([{ name: `edit-${kind}`, input }]))
      },
    },
    others: [{ label: say('copyMine'), perform: () => void copyText(mine, say('copiedMine')) }],
  })
}
