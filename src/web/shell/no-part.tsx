import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useQuery } from '#web/store/use-store.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { roleScreenWords as say } from '#words/role-screens.ts'
import { forgetSaid } from './forget-said.ts'
import { Outside } from './outside.tsx'
import { TrayAtHome } from './tray-at-home.tsx'

/** In the place of a product that the person was looking at and may no longer see: nothing of it, and the way on. */
export function NoPart() {
  const others = useQuery(
    (state) => [...state.records.product.values()].map(({ key, name }) => ({ key, name })),
    { kinds: ['product'], isEqual: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  )
  useEffect(() => {
    forgetSaid(say('noPartTitle'))
  }, [])
  return (
    <Outside>
      <EmptyState
        level={1}
        title={say('noPartTitle')}
        actions={
          <>
            {others.slice(0, 8).map(({ key, name }) => (
              <Link key={key} className={buttonLook('plain')} to="/p/$key/roadmap" params={{ key }}>
                <bdi>{name}</bdi>
              </Link>
            ))}
            <TrayAtHome />
          </>
        }
      >
        {say('noPart', { others: others.length })}
      </EmptyState>
    </Outside>
  )
}
