import { useEffect, useState } from 'react'
import { type ReleaseFirst, releaseFirst } from '#analysis/release-first.ts'
import { rankItem } from '#domain/backlog/rank-item.ts'
import { stated } from '#domain/kernel/note.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { tell } from '#web/actions/tell.ts'
import { everything } from '#web/store/subscriptions.ts'
import { store } from '#web/store/the-store.ts'
import { useMay, useStore } from '#web/store/use-store.ts'
import { showToast } from '#web/ui/toast.tsx'
import { putFirstWords as say } from '#words/backlog.ts'
import { applyDraft } from './proposing.ts'

/** Long enough that nothing is looked at for each move of a row. */
const quietMs = 250

/** What would put the release at the head first; it follows what changes when that pauses. */
export function useReleaseFirst(product: string): ReleaseFirst | null {
  const reads = useStore()
  const mayPlan = useMay(rankItem)
  const [found, setFound] = useState<ReleaseFirst | null>(null)
  useEffect(() => {
    if (!mayPlan) return setFound(null)
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      timer = undefined
      setFound(releaseFirst(reads.state, product))
    }
    const stop = reads.subscriptions.subscribe([everything], () => {
      timer ??= setTimeout(look, quietMs)
    })
    look()
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [reads, product, mayPlan])
  return found
}

/** Ranks them so, as one step. */
export function putFirst({ draft, release, moves }: ReleaseFirst): void {
  tell(
    applyDraft(draft, stated(draft.title)),
    say('done', { name: releaseName(release), count: moves.length }),
  )
}

/** After a roadmap was derived: where the backlog does not follow it, it is offered to do so. */
export function offerReleaseFirst(product: string): void {
  const found = releaseFirst(store.state, product)
  if (!found) return
  const about = { name: releaseName(found.release), count: found.moves.length }
  showToast({
    text: say('offer', about),
    action: {
      label: say('short', about),
      perform: () => {
        const now = releaseFirst(store.state, product)
        if (now) putFirst(now)
      },
    },
  })
}
