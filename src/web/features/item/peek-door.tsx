import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useProduct } from '#web/product/current-product.tsx'
import { loadPatiently } from '#web/ui/load-patiently.ts'

const ItemPeek = lazy(async () => ({
  default: (await loadPatiently(() => import('./item-peek.tsx'))).ItemPeek,
}))

/** The peek that the address asks for; until then none of it is loaded. */
export function PeekDoor() {
  const { peek } = useSearch({ from: '/inside/p/$key/as-it-was/backlog' })
  const product = useProduct()
  const navigate = useNavigate()
  if (!peek) return null
  const close = () =>
    void navigate({
      to: '/p/$key/backlog',
      params: { key: product.key },
      search: ({ peek: _, ...rest }) => rest,
      replace: true,
    })
  return (
    <Suspense fallback={null}>
      <ItemPeek name={peek} onClose={close} />
    </Suspense>
  )
}
