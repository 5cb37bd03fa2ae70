import { useState } from 'react'
import type { ReleaseFirst } from '#analysis/release-first.ts'
import { find } from '#domain/kernel/state.ts'
import { itemKey } from '#domain/keys.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { store } from '#web/store/the-store.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { putFirstWords as say } from '#words/backlog.ts'
import { uiWords } from '#words/ui.ts'
import { propose } from './proposing.ts'
import styles from './put-first.module.css'
import { putFirst, useReleaseFirst } from './release-first.ts'

/** As many moves as are told one by one. */
const mostTold = 6

/** The button that offers it, and what it would do, to be read before: done at once, or put up for the others. */
export function PutFirst({ product }: { product: string }) {
  const found = useReleaseFirst(product)
  const [asked, setAsked] = useState<ReleaseFirst | null>(null)
  const shown = asked ?? found
  if (!shown) return null
  const about = { name: releaseName(shown.release), count: shown.moves.length }
  const close = () => setAsked(null)
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
            <Button
              onClick={() => {
                close()
                const { id: release, product } = shown.release
                propose(shown.draft, { product, release }, say('proposed', about))
              }}
            >
              {say('propose')}
            </Button>
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
