import type { Product } from '#domain/product/product.ts'
import { NewVersion } from './new-version.tsx'
import styles from './news.module.css'
import { RunningSteps } from './running-steps.tsx'
import { StatusLine } from './status-line.tsx'

/** What goes on beside one's own work: whether the server hears, a newer version, long work. Mostly there is none. */
export function News({ product }: { product: Product }) {
  return (
    <div className={styles.news}>
      <StatusLine />
      <NewVersion />
      <RunningSteps product={product} />
    </div>
  )
}
