import { useEffect, useState } from 'react'
import { callsOf, reasonsOf } from '#analysis/proposal-draft.ts'
import { type ReleaseFirst, releaseFirst } from '#analysis/release-first.ts'
import { rankItem } from '#domain/backlog/rank-item.ts'
import { stated } from '#domain/kernel/note.ts'
import { find } from '#domain/kernel/state.ts'
import { itemKey } from '#domain/keys.ts'
import { createProposal } from '#domain/proposals/create-proposal.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { tell } from '#web/actions/tell.ts'
import { newId } from '#web/store/new-id.ts'
import { everything } from '#web/store/subscriptions.ts'
import { store } from '#web/store/the-store.ts'
import { useMay, useStore } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { showToast } from '#web/ui/toast.tsx'
import { putFirstWords as say } from '#words/backlog.ts'
import { uiWords } from '#words/ui.ts'
import styles from './put-first.module.css'

/** Long enough that nothing is looked at for each move of a row. */
const quietMs = 250

/** As many moves as are told one by one. */
const mostTold = 6

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
function putFirst({ draft, release, moves }: ReleaseFirst): void {
  const note = { ...draft.title, because: reasonsOf(draft) }
  const outcome = store.runAll(callsOf(draft), { label: stated(draft.title), note })
  tell(outcome, say('done', { name: releaseName(release), count: moves.length }))
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

/** The button that offers it, and what it would do, to be read before: done at once, or put up for the others. */
export function PutFirst({ product }: { product: string }) {
  const found = useReleaseFirst(product)
  const [asked, setAsked] = useState<ReleaseFirst | null>(null)
  const shown = asked ?? found
  if (!shown) return null
  const about = { name: releaseName(shown.release), count: shown.moves.length }
  const close = () => setAsked(null)
  const propose = () => {
    close()
    const { title, suggestions } = shown.draft
    const input = {
      proposal: newId('proposal'),
      product,
      release: shown.release.id,
      title,
      seq: store.seq,
      suggestions,
    }
    tell(store.run(createProposal, input as never), say('proposed', about))
  }
  const owner = find(store.state, 'product', product)
  return (
    <>
      {found && (
        <Button onClick={() => setAsked(found)} aria-haspopup="dialog" data-not-printed>
          {say('button', about)}
        </Button>
      )}
      <Dialog
        open={asked !== null}
        onClose={close}
        title={say('title', about)}
        description={say('why', about)}
        size="medium"
        actions={
          <>
            <Button onClick={close}>{uiWords('cancel')}</Button>
            <Button onClick={propose}>{say('propose')}</Button>
            <Button
              look="first"
              onClick={() => {
                close()
                putFirst(shown)
              }}
            >
              {say('short', about)}
            </Button>
          </>
        }
      >
        <ul className={styles.moves}>
          {shown.moves.slice(0, mostTold).map(({ item, from, to }) => (
            <li key={item.id}>
              <span className={styles.key}>{owner ? itemKey(owner, item) : ''}</span>
              <bdi className={styles.title}>{item.title}</bdi>
              <span className={styles.ranks}>{say('ranks', { from, to })}</span>
            </li>
          ))}
        </ul>
        {shown.moves.length > mostTold && <p>{say('more', { count: shown.moves.length - mostTold })}</p>}
      </Dialog>
    </>
  )
}
