import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { scopeIn } from '#domain/kernel/scope.ts'
import type { Product } from '#domain/product/product.ts'
import { PeopleHere } from '#web/presence/people-here.tsx'
import { PlaceProvider } from '#web/presence/place.tsx'
import { PresenceNews } from '#web/presence/presence-news.tsx'
import { useHolds, useMay } from '#web/store/use-store.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageBarExtra } from '#web/ui/page-bar.tsx'
import { roleScreenWords as say } from '#words/role-screens.ts'
import { forgetSaid } from './forget-said.ts'
import { screenAt } from './screens.ts'

const peopleHere = <PeopleHere />

/** The screen at the address, for those whom it is for; the others are told kindly what is theirs. */
export function ProductScreen({ product }: { product: Product }) {
  const { name, shelf, does } = useLocation({ select: ({ pathname }) => screenAt(pathname) })
  const scope = scopeIn(product.id, shelf)
  const sees = useHolds(scope)
  const may = useMay(does)
  if (!sees) return <NotForYou product={product} title={say('noBacklogTitle')} text={say('noBacklog')} />
  if (!may) return <NotForYou product={product} title={say('onlyReadTitle')} text={say('onlyRead')} />
  return (
    <PlaceProvider scope={scope} screen={name}>
      <PageBarExtra value={peopleHere}>
        <Outlet />
      </PageBarExtra>
      <PresenceNews />
    </PlaceProvider>
  )
}

function NotForYou({ product, title, text }: { product: Product; title: string; text: string }) {
  // It may come in the place of a screen that somebody was reading.
  useEffect(() => forgetSaid(title), [title])
  return (
    <EmptyState
      level={1}
      title={title}
      actions={
        <Link className={buttonLook('plain')} to="/p/$key/roadmap" params={{ key: product.key }}>
          {say('toRoadmap')}
        </Link>
      }
    >
      {text}
    </EmptyState>
  )
}
