import { useEffect, useState } from 'react'
import { localHistory } from '#web/actions/local-history.ts'
import { requestOwnCommits } from '#web/store/requests.ts'
import { useHistory } from '#web/store/use-store.ts'
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

/** Whether Undo and Redo would find something: of this visit, or, for Undo, of an earlier one. */
export function useUndoable(): { undo: boolean; redo: boolean } {
  const history = useHistory()
  const [ever, setEver] = useState(true)
  useEffect(() => {
    let isHere = true
    void everDidAnything().then((did) => isHere && setEver(did))
    return () => {
      isHere = false
    }
  }, [])
  const isLocal = localHistory() !== null
  return { undo: ever || history.undo !== null || isLocal, redo: history.redo !== null || isLocal }
}
