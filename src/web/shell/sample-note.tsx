import { useNavigate } from '@tanstack/react-router'
import { deleteProduct } from '#domain/product/delete-product.ts'
import type { Product } from '#domain/product/product.ts'
import { tell } from '#web/actions/tell.ts'
import { store } from '#web/store/the-store.ts'
import { Button } from '#web/ui/button.tsx'
import styles from './product-frame.module.css'

/** Says that this is the sample, and takes it away in one click; undo brings it back. */
export function SampleNote({ product }: { product: Product }) {
  const navigate = useNavigate()
  const remove = () => {
    const outcome = store.run(deleteProduct, { product: product.id }, { label: 'Delete the sample product' })
    if (tell(outcome, `Deleted ${product.name}.`)) void navigate({ to: '/' })
  }
  return (
    <div className={styles.foot}>
      <p>
        <b>Sample product.</b> Change anything: everything can be undone.
      </p>
      <Button look="quiet" onClick={remove}>
        Delete sample
      </Button>
    </div>
  )
}
