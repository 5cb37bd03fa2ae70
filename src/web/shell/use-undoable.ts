import { useEffect, useState } from 'react'
import { localHistory } from '#web/actions/local-history.ts'
import { requestOwnCommits } from '#web/store/requests.ts'
import type { UndoLabels } from '#web/store/undo/undo-stack.ts'
import { useHistory, useSignal } from '#web/store/use-store.ts'
import { atRest } from '#web/ui/at-rest.ts'

let asked: Promise<boolean> | null = null

/** Whether this person ever did anything here, asked once a visit and when nothing else is to do; true until it is known. */
function everDidAnything(): Promise<boolean> {
  asked ??= atRest()
    .then(() => requestOwnCommits(1))
    .then(
      ({ length }) => length > 0,
      () => {
        // The server may be asked again when it is back.
        asked = null
        return true
      },
    )
  return asked
}

/** What Undo and Redo are about: a plan that has a history of its own, or else the product. */
export function useUndoLabels(): UndoLabels {
  const history = useHistory()
  return useSignal(localHistory)?.labels ?? history
}

/** Whether Undo and Redo would find something: of this visit, or, for Undo of the product, of an earlier one. */
export function useUndoable(): { undo: boolean; redo: boolean } {
  const labels = useUndoLabels()
  const isLocal = useSignal(localHistory) !== null
  const [ever, setEver] = useState(true)
  useEffect(() => {
    let isHere = true
    void everDidAnything().then((did) => isHere && setEver(did))
    return () => {
      isHere = false
    }
  }, [])
  return { undo: labels.undo !== null || (ever && !isLocal), redo: labels.redo !== null }
}
