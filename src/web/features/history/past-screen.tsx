import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { At } from '#web/product/at.ts'
import { CurrentProductProvider, useProduct } from '#web/product/current-product.tsx'
import { StoreContext } from '#web/store/use-store.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageOf } from '#web/ui/page-title.ts'
import { pastWords as say } from '#words/history-page.ts'
import { NoAnswer } from './away.tsx'
import styles from './past-bar.module.css'
import { PastBar } from './past-bar.tsx'
import { usePast } from './use-past.ts'

/** The roadmap and the backlog as they were: the same screens over a State that is over, and nothing to change in it. */
export function PastScreen({ at }: { at: At }) {
  const product = useProduct()
  const { past, trouble, again } = usePast(product, at)
  const { pathname } = useLocation()
  const params = { key: product.key }
  // The backlog keeps cursor and selection outside of React, for one State each; the roadmap goes on where it was
  // scrolled to.
  const life = pathname.endsWith('/backlog') ? (past?.store.seq ?? '') : ''
  const of = useMemo(() => ({ name: product.name, past: true }), [product.name])
  return (
    <div className={styles.past} aria-busy={past?.at !== at && !trouble ? true : undefined}>
      {past && <PastBar product={product} past={past} isCurrent={past.at === at} />}
      <NoAnswer trouble={trouble} away={say('away')} onAgain={again} />
      {past === null && (
        <EmptyState
          level={1}
          title={say('nothing', { product: product.name })}
          actions={
            <>
              <Link className={buttonLook('plain')} to="." params={params} search={{}}>
                {say('now')}
              </Link>
              <Link className={buttonLook('plain')} to="/p/$key/history" params={params}>
                {say('history')}
              </Link>
            </>
          }
        >
          {say('nothingLead')}
        </EmptyState>
      )}
      {past && (
        <StoreContext value={past.store}>
          <CurrentProductProvider product={past.product}>
            <PageOf value={of}>
              <Outlet key={life} />
            </PageOf>
          </CurrentProductProvider>
        </StoreContext>
      )}
    </div>
  )
}
