import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { createItem } from '#domain/backlog/create-item.ts'
import { countOf } from '#domain/kernel/counts.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { productByKey } from '#domain/keys.ts'
import { deleteProduct } from '#domain/product/delete-product.ts'
import type { Product } from '#domain/product/product.ts'
import { CurrentProductProvider } from '#web/product/current-product.tsx'
import { useAllProducts, useHolds, useMay, useOpen, useQuery } from '#web/store/use-store.ts'
import { MenuButton } from '#web/ui/menu.tsx'
import { PageOf } from '#web/ui/page-title.ts'
import { useNarrow } from '#web/ui/use-narrow.ts'
import { shellWords } from '#words/shell.ts'
import { Account, accountMenu, TrayButton, undoMenu } from './account.tsx'
import { FirstSteps } from './first-steps.tsx'
import { News } from './news.tsx'
import { NoPart } from './no-part.tsx'
import { NotFound } from './not-found.tsx'
import styles from './product-frame.module.css'
import { ProductMenu } from './product-menu.tsx'
import { ProductScreen } from './product-screen.tsx'
import { SampleNote } from './sample-note.tsx'
import { ShellActions } from './shell-actions.tsx'
import { useFocusOnScreen } from './use-focus-on-screen.ts'
import { useOnTheWay } from './use-on-the-way.ts'

/** Around every screen of a product: where one is, where one can go, and whether the server hears. */
export function ProductFrame() {
  const { key } = useParams({ from: '/inside/p/$key' })
  const product = useQuery((state) => productByKey(state, key), {
    kinds: ['product'],
  })
  const navigate = useNavigate()
  // A key that the product had before leads on, and is forgotten on the way.
  useEffect(() => {
    if (product && product.key !== key)
      void navigate({ to: '.', params: { key: product.key }, search: true, replace: true })
  }, [product, key, navigate])
  return <FramedProduct product={product} address={key} />
}

/** The frame around a screen of a product. */
export function FramedProduct({
  product,
  address,
  inBacklog = false,
}: {
  product: Product | undefined
  /** what was asked for, as the address has it */
  address: string
  /** a screen that is not the backlog and belongs to it */
  inBacklog?: boolean
}) {
  const opened = useOpen(product?.id)
  const isNarrow = useNarrow()
  useFocusOnScreen(opened ? product?.id : undefined)
  const complete = useAllProducts()
  // Of a product that may no longer be seen nothing is kept but that it was here.
  const [last, setLast] = useState<{ address: string; id: string } | null>(null)
  if (product && (last?.id !== product.id || last.address !== address)) setLast({ address, id: product.id })
  const name = product?.name ?? ''
  const of = useMemo(() => ({ name, past: false }), [name])
  if (!product) {
    if (!complete) return null
    return last?.address === address ? <NoPart /> : <NotFound />
  }
  return (
    <CurrentProductProvider product={product}>
      <div className={styles.frame}>
        <a className={styles.skip} href="#main">
          {shellWords('skip')}
        </a>
        <Side product={product} inBacklog={inBacklog} news={!isNarrow && <News product={product} />} />
        <main className={styles.main} id="main" tabIndex={-1}>
          {product.sample && <FirstSteps key={product.id} product={product} />}
          <div className={styles.screen} aria-busy={!opened || undefined}>
            {opened && (
              <PageOf value={of}>
                <ProductScreen product={product} />
              </PageOf>
            )}
          </div>
          {isNarrow && <News product={product} />}
        </main>
      </div>
      <ShellActions product={product} />
    </CurrentProductProvider>
  )
}

/** Screens that a narrow page keeps behind "More"; some are for those who plan. */
const inLine = [
  { to: '/p/$key/derive/top-down', words: 'deriveBacklog' },
  { to: '/p/$key/derive/bottom-up', words: 'deriveRoadmap' },
] as const
const past = { to: '/p/$key/history', words: 'history' } as const
const importing = { to: '/p/$key/import', words: 'import' } as const
const settings = { to: '/p/$key/settings', words: 'settings' } as const

function Side({ product, inBacklog, news }: { product: Product; inBacklog: boolean; news: ReactNode }) {
  const count = useQuery((state) => countOf(state.counts, product.id, 'items'), { kinds: ['item'] })
  const sees = useHolds(scopeIn(product.id, 'backlog'))
  const plans = useMay(createItem) && sees
  const workspace = plans ? [past, importing, settings] : [past, settings]
  const rest = plans ? [...inLine, ...workspace] : workspace
  const params = { key: product.key }
  const navigate = useNavigate()
  const mayDelete = useMay(deleteProduct)
  const isOnTheWay = useOnTheWay()
  return (
    <nav className={styles.side} aria-label={shellWords('product')} data-on-the-way={isOnTheWay || undefined}>
      <ProductMenu product={product} />
      <h2 className={styles.heading}>{shellWords('why')}</h2>
      <Link className={styles.link} to="/p/$key/roadmap" params={params}>
        {shellWords('roadmap')}
      </Link>
      {sees && (
        <>
          <h2 className={styles.heading}>{shellWords('what')}</h2>
          <Link
            className={styles.link}
            to="/p/$key/backlog"
            params={params}
            {...(inBacklog && { 'aria-current': true as const })}
          >
            {shellWords('backlog')}
            <span className={styles.count}>{shellWords('items', { count })}</span>
          </Link>
        </>
      )}
      <MenuButton
        className={styles.more}
        data-shows="more"
        label={shellWords('moreScreens')}
        items={() => [
          ...rest.map(({ to, words }) => ({
            label: shellWords(words),
            perform: () => void navigate({ to, params }),
          })),
          'line' as const,
          ...undoMenu(),
          ...accountMenu(),
        ]}
      >
        {shellWords('more')}
      </MenuButton>
      {plans && <h2 className={styles.heading}>{shellWords('inLine')}</h2>}
      {(plans ? inLine : []).map(({ to, words }) => (
        <Link key={to} className={`${styles.link} ${styles.wide}`} to={to} params={params}>
          {shellWords(words)}
        </Link>
      ))}
      <h2 className={styles.heading}>{shellWords('workspace')}</h2>
      {workspace.map(({ to, words }) => (
        <Link key={to} className={`${styles.link} ${styles.wide}`} to={to} params={params}>
          {shellWords(words)}
        </Link>
      ))}
      <TrayButton />
      {news}
      {product.sample && mayDelete && <SampleNote product={product} />}
      <Account />
    </nav>
  )
}
