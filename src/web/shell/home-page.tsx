import { Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import { createProduct } from '#domain/product/create-product.ts'
import { useMay, useQuery } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { roleScreenWords } from '#words/role-screens.ts'
import { shellWords } from '#words/shell.ts'
import { NewProduct } from './new-product.tsx'

/** Leads to the first product of one's own, else to the sample, else invites to make one. */
export function HomePage() {
  const [making, setMaking] = useState(false)
  const key = useQuery(
    (state) => {
      const products = [...state.records.product.values()]
      return (products.find(({ sample }) => !sample) ?? products[0])?.key
    },
    { kinds: ['product'] },
  )
  const mayMake = useMay(createProduct)
  if (key) return <Navigate to="/p/$key/roadmap" params={{ key }} replace />
  if (!mayMake)
    return (
      <main>
        <EmptyState level={1} title={roleScreenWords('noProductTitle')}>
          {roleScreenWords('noProduct')}
        </EmptyState>
      </main>
    )
  return (
    <main>
      <EmptyState
        level={1}
        title={shellWords('homeTitle')}
        actions={
          <Button look="first" onClick={() => setMaking(true)}>
            {shellWords('newProduct')}
          </Button>
        }
      >
        {shellWords('home')}
      </EmptyState>
      <NewProduct open={making} onClose={() => setMaking(false)} />
    </main>
  )
}
