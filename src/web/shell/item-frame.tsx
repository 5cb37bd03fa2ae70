import { useParams } from '@tanstack/react-router'
import { itemByKey, itemKey, productOfItemKey } from '#domain/keys.ts'
import { useQuery } from '#web/store/use-store.ts'
import { itemPageWords } from '#words/item-page.ts'
import { FramedProduct } from './product-frame.tsx'

/** Around the page of an item: the frame of the product that its key speaks of, now or formerly. */
export function ItemFrame() {
  const { key } = useParams({ from: '/inside/i/$key' })
  const product = useQuery((state) => productOfItemKey(state, key), { kinds: ['product'] })
  const title = useQuery(
    (state) => {
      const item = product && itemByKey(state, key)
      if (!product || !item) return undefined
      return itemPageWords('pageTitle', {
        key: itemKey(product, item),
        title: item.title,
        product: product.name,
      })
    },
    { kinds: ['product', 'item'] },
  )
  return <FramedProduct product={product} address={key} title={title} />
}
