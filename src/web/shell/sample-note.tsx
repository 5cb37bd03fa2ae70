import { useNavigate } from '@tanstack/react-router'
import { deleteProduct } from '#domain/product/delete-product.ts'
import type { Product } from '#domain/product/product.ts'
import { tell } from '#web/actions/tell.ts'
import { store } from '#web/store/the-store.ts'
import { Button } from '#web/ui/button.tsx'
import { marked } from '#web/ui/marked.ts'
import { shellWords } from '#words/shell.ts'
import styles from './product-frame.module.css'

/** Says that this is the sample, and takes it away in one click; undo brings it back. */
export function SampleNote({ product }: { product: Product }) {
  const navigate = useNavigate()
  const remove = () => {
    const outcome = store.run(
      deleteProduct,
      { product: product.id },
      { label: shellWords('deleteSampleStep') },
    )
    if (tell(outcome, shellWords('deleted', { product: product.name }))) void navigate({ to: '/' })
  }
  return (
    <div className={styles.foot}>
      <p>{marked(shellWords, 'sample', { b: (words) => <b>{words}</b> })}</p>
      <Button look="quiet" onClick={remove}>
        {shellWords('deleteSample')}
      </Button>
    </div>
  )
}
