import { Link, useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { deleteItems } from '#domain/backlog/delete-items.ts'
import type { Item } from '#domain/backlog/item.ts'
import { neighbourShown } from '#domain/backlog/neighbour-shown.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { itemByKey, itemKey } from '#domain/keys.ts'
import { tell } from '#web/actions/tell.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { movePlace, queryLeft } from '#web/product/list-place.ts'
import { useHolds, useMay, useQuery, useStore } from '#web/store/use-store.ts'
import { buttonLook, IconButton } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { announce } from '#web/ui/live-region.tsx'
import { MenuButton } from '#web/ui/menu.tsx'
import { usePageTitle } from '#web/ui/page-title.ts'
import { itemPageWords as say } from '#words/item-page.ts'
import { thingsWords } from '#words/things.ts'
import { uiWords } from '#words/ui.ts'
import { copyLink } from './copy-link.ts'
import { ItemBar } from './item-bar.tsx'
import styles from './item-view.module.css'
import { ItemView } from './item-view.tsx'

/** The item that the address names. */
export function ItemPage() {
  const { key } = useParams({ from: '/inside/i/$key' })
  const product = useProduct()
  const item = useQuery((state) => itemByKey(state, key), { kinds: ['item', 'product'] })
  const holds = useHolds(scopeIn(product.id, 'backlog'))
  const router = useRouter()
  const proper = item && itemKey(product, item)
  // An old key, or one in small letters, led here: the address that is copied is the one of now.
  useEffect(() => {
    if (proper && proper !== key)
      void router.navigate({ to: '/i/$key', params: { key: proper }, replace: true })
  }, [router, proper, key])
  if (!holds)
    return (
      <EmptyState level={1} title={say('nothingTitle')}>
        {say('nothingHere')}
      </EmptyState>
    )
  if (!item || !proper)
    return (
      <EmptyState
        level={1}
        title={say('notThereTitle', { key })}
        actions={
          <>
            <Link
              className={buttonLook('plain')}
              to="/p/$key/backlog"
              params={{ key: product.key }}
              search={{ q: key }}
            >
              {say('search')}
            </Link>
            <Link className={buttonLook('quiet')} to="/">
              {say('home')}
            </Link>
          </>
        }
      >
        {say('notThere')}
      </EmptyState>
    )
  return <Page item={item} itemKey={proper} />
}

function Page({ item, itemKey: key }: { item: Item; itemKey: string }) {
  const store = useStore()
  const product = useProduct()
  const navigate = useNavigate()
  const router = useRouter()
  usePageTitle(say('pageTitle', { key, title: item.title }))
  const mayDelete = useMay(deleteItems)
  const toBacklog = () => void navigate({ to: '/p/$key/backlog', params: { key: product.key } })
  const back = () => (router.history.canGoBack() ? router.history.back() : toBacklog())
  const walk = (way: 'before' | 'after') => {
    const next = neighbourShown(store.state, item, queryLeft(product.id), way)
    if (!next) return announce(say(way === 'after' ? 'isLast' : 'isFirst'))
    movePlace(product.id, next.id)
    void navigate({ to: '/i/$key', params: { key: itemKey(product, next) }, replace: true })
  }
  const remove = () => {
    const outcome = store.run(deleteItems, { items: [item.id] }, { label: say('deleted', { key }) })
    if (tell(outcome, say('deleted', { key }))) back()
  }
  useActions(
    'item',
    [
      {
        id: 'item.copy-link',
        label: say('copyLink'),
        group: say('group'),
        keys: ['Mod+.'],
        words: say('copyLinkWords'),
        onHand: true,
        perform: () => copyLink(key),
      },
      {
        id: 'item.next',
        label: say('next'),
        group: say('group'),
        keys: ['J'],
        perform: () => walk('after'),
      },
      {
        id: 'item.previous',
        label: say('previous'),
        group: say('group'),
        keys: ['K'],
        perform: () => walk('before'),
      },
      { id: 'item.back', label: say('back'), group: say('group'), keys: ['Escape'], perform: back },
      {
        id: 'item.remove',
        label: say('delete'),
        group: say('group'),
        keys: ['#'],
        words: say('deleteWords'),
        onHand: true,
        destroys: true,
        enabled: () => mayDelete,
        perform: remove,
      },
    ],
    () => thingsWords('item', { key, title: item.title }),
  )
  return (
    <>
      <ItemBar item={item} itemKey={key}>
        <IconButton icon="arrow-up" label={say('previous')} keys={['K']} onClick={() => walk('before')} />
        <IconButton icon="arrow-down" label={say('next')} keys={['J']} onClick={() => walk('after')} />
        <MenuButton
          label={uiWords('moreFor', { name: key })}
          align="end"
          items={() => [
            { label: say('copyLink'), keys: ['Mod+.'], perform: () => copyLink(key) },
            { label: say('delete'), keys: ['#'], enabled: () => mayDelete, perform: remove },
          ]}
        />
      </ItemBar>
      <div className={styles.page}>
        <ItemView key={item.id} item={item} itemKey={key} />
      </div>
    </>
  )
}
