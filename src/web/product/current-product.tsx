import { createContext, type ReactNode, useContext } from 'react'
import { must } from '#base/must.ts'
import type { Product } from '#domain/product/product.ts'

const CurrentProduct = createContext<Product | null>(null)

/** The product that the address names; routes.tsx provides it around every product screen. */
export function CurrentProductProvider({ product, children }: { product: Product; children: ReactNode }) {
  return <CurrentProduct value={product}>{children}</CurrentProduct>
}

/** The product whose screen this is. Throws outside of one. */
export function useProduct(): Product {
  return must(useContext(CurrentProduct), 'a current product')
}
