import { useNavigate, useSearch } from '@tanstack/react-router'
import { useProduct } from '#web/product/current-product.tsx'
import { readyPart } from '#web/ui/ready-part.tsx'

const { Part: ItemPeek } = readyPart(async () => (await import('./item-peek.tsx')).ItemPeek)

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
  return <ItemPeek name={peek} onClose={close} />
}
