import { Link } from '@tanstack/react-router'
import type { Product } from '#domain/product/product.ts'
import { useDeleteProduct } from '#web/product/use-delete-product.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { marked } from '#web/ui/marked.ts'
import { shellWords } from '#words/shell.ts'
import { firstStepsWords } from '#words/welcome.ts'
import styles from './product-frame.module.css'

/** Says that this is the sample, and takes it away in one click; undo brings it back. */
export function SampleNote({ product }: { product: Product }) {
  const remove = useDeleteProduct()
  const said = {
    label: shellWords('deleteSampleStep'),
    text: shellWords('deleted', { product: product.name }),
  }
  return (
    <div className={styles.foot}>
      <p>{marked(shellWords, 'sample', { b: (words) => <b>{words}</b> })}</p>
      <Link className={buttonLook('plain')} to="/welcome" search={{ start: 'own' }}>
        {firstStepsWords('startOwn')}
      </Link>
      <Button look="quiet" onClick={() => remove(product, said)}>
        {shellWords('deleteSample')}
      </Button>
    </div>
  )
}
