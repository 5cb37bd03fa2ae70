import { useActions } from '#web/actions/use-actions.ts'
import { groupWords } from '#words/groups.ts'
import { redo, redoLabel, undo, undoLabel } from './undo.ts'
import { useUndoLabels } from './use-undoable.ts'

/** Undo and redo by key and palette, on a screen of a product as on one without. */
export function useUndoActions(): void {
  const labels = useUndoLabels()
  useActions('everywhere', [
    {
      id: 'edit.undo',
      label: () => undoLabel(labels),
      group: groupWords('edit'),
      keys: ['Mod+Z'],
      perform: () => void undo(),
    },
    {
      id: 'edit.redo',
      label: () => redoLabel(labels),
      group: groupWords('edit'),
      keys: ['Mod+Shift+Z', 'Mod+Y'],
      perform: redo,
    },
  ])
}
