import { useNavigate } from '@tanstack/react-router'
import { find } from '#domain/kernel/state.ts'
import { deleteProduct } from '#domain/product/delete-product.ts'
import type { Product } from '#domain/product/product.ts'
import { tellDone, tellRefusal, whenDone } from '#web/actions/tell.ts'
import { store } from '#web/store/the-store.ts'

/**
 * Deletes a product from one of its own screens. `label` is what the person did, `text` what is said of it. Whoever takes
 * it back, by whatever way, is where they were.
 */
export function useDeleteProduct(): (product: Product, said: { label: string; text: string }) => void {
  const navigate = useNavigate()
  return ({ id: product }, { label, text }) => {
    const { pathname, search } = location
    const outcome = store.run(deleteProduct, { product }, { label })
    if (tellRefusal(outcome)) return
    const stop = store.subscriptions.subscribe([product], () => {
      if (!find(store.state, 'product', product)) return
      stop()
      // Somebody else may have brought it back. What this person took back can be done again, once that is noted.
      queueMicrotask(() => {
        if (store.history.value.redo === label) void navigate({ href: pathname + search })
      })
    })
    // Said on the next screen: that of a product which is gone takes along what floats over it.
    void navigate({ to: '/' }).then(() => whenDone(outcome, () => tellDone(text, outcome.id)))
  }
}
