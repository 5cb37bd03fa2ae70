import { useParams } from '@tanstack/react-router'
import { itemByKey, productOfItemKey } from '#domain/keys.ts'
import { useQuery } from '#web/store/use-store.ts'
import { FramedProduct } from './product-frame.tsx'

/** Around the page of an item: the frame of the product that its key speaks of, now or formerly. */
export function ItemFrame() {
  const { key } = useParams({ from: '/inside/i/$key' })
  const product = useQuery((state) => productOfItemKey(state, key), { kinds: ['product'] })
  const isThere = useQuery((state) => itemByKey(state, key) !== undefined, { kinds: ['product', 'item'] })
  return <FramedProduct product={product} address={key} inBacklog={isThere} />
}
