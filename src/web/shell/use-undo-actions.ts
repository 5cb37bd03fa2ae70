import { useActions } from '#web/actions/use-actions.ts'
import { useHistory } from '#web/store/use-store.ts'
import { groupWords } from '#words/groups.ts'
import { redo, redoLabel, undo, undoLabel } from './undo.ts'

/** Undo and redo by key and palette, on a screen of a product as on one without. */
export function useUndoActions(): void {
  const history = useHistory()
  useActions('everywhere', [
    {
      id: 'edit.undo',
      label: () => undoLabel(history),
      group: groupWords('edit'),
      keys: ['Mod+Z'],
      perform: () => void undo(),
    },
    {
      id: 'edit.redo',
      label: () => redoLabel(history),
      group: groupWords('edit'),
      keys: ['Mod+Shift+Z', 'Mod+Y'],
      perform: redo,
    },
  ])
}
