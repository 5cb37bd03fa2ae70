import { Link, useSearch } from '@tanstack/react-router'
import { useProduct } from '#web/product/current-product.tsx'
import { PageBar } from '#web/ui/page-bar.tsx'
import { historyPageWords as say } from '#words/history-page.ts'
import { CompareView } from './compare-view.tsx'
import styles from './history-page.module.css'
import { LogView } from './log-view.tsx'
import { dayOf } from './moment-text.ts'

const week = 7 * 86_400_000
const exactly = { exact: true }

/** What was done to a product, and what became of it between two moments. */
export function HistoryPage() {
  const product = useProduct()
  const search = useSearch({ from: '/inside/p/$key/history' })
  const isComparing = search.from !== undefined
  const params = { key: product.key }
  return (
    <>
      <PageBar title={say('title')}>
        <nav className={styles.views} aria-label={say('views')}>
          <Link
            className={styles.view}
            to="/p/$key/history"
            params={params}
            search={isComparing ? {} : search}
            activeOptions={exactly}
          >
            {say('log')}
          </Link>
          <Link
            className={styles.view}
            to="/p/$key/history"
            params={params}
            search={isComparing ? search : { from: dayOf(Date.now() - week) }}
            activeOptions={exactly}
          >
            {say('compare')}
          </Link>
        </nav>
      </PageBar>
      {isComparing ? (
        <CompareView product={product} search={search} />
      ) : (
        <LogView product={product} search={search} />
      )}
    </>
  )
}
