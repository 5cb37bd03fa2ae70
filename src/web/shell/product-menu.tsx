import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { createProduct } from '#domain/product/create-product.ts'
import type { Product } from '#domain/product/product.ts'
import { useMay, useQuery } from '#web/store/use-store.ts'
import { MenuButton, type MenuEntry } from '#web/ui/menu.tsx'
import { shellWords } from '#words/shell.ts'
import { NewProduct } from './new-product.tsx'
import styles from './product-frame.module.css'

/** The product's name at the head of the sidebar: switches to another product or makes a new one. */
export function ProductMenu({ product }: { product: Product }) {
  const [making, setMaking] = useState(false)
  const navigate = useNavigate()
  const products = useQuery((state) => [...state.records.product.values()], { kinds: ['product'] })
  const mayMake = useMay(createProduct)
  const items = (): MenuEntry[] => [
    ...products.map((other) => ({
      label: other.name,
      detail: other.key,
      checked: other.id === product.id,
      perform: () => void navigate({ to: '/p/$key/roadmap', params: { key: other.key } }),
    })),
    ...(mayMake
      ? [
          'line' as const,
          { label: shellWords('newProductMenu'), icon: 'plus' as const, perform: () => setMaking(true) },
          {
            label: shellWords('importProductMenu'),
            perform: () => void navigate({ to: '/p/$key/import', params: { key: product.key } }),
          },
        ]
      : []),
  ]
  return (
    <>
      <MenuButton
        label={shellWords('switchProduct', { product: product.name })}
        items={items}
        className={styles.product}
      >
        <img className={styles.mark} src="/favicon.svg" alt="" />
        <span>{product.name}</span>
      </MenuButton>
      <NewProduct open={making} onClose={() => setMaking(false)} />
    </>
  )
}
