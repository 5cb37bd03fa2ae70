import { Link } from '@tanstack/react-router'
import type { RefObject } from 'react'
import { find, type State } from '#domain/kernel/state.ts'
import type { Product } from '#domain/product/product.ts'
import { createRelease } from '#domain/roadmap/create-release.ts'
import type { Step } from '#domain/steps/step.ts'
import { isLong } from '#web/store/undo/long-steps.ts'
import { useMay, useQuery } from '#web/store/use-store.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { importPageWords as say } from '#words/import-page.ts'
import styles from './import-page.module.css'
import type { ImportStage } from './import-stage.ts'
import type { Importing } from './use-import.ts'

/** The last step: what came of it, and the way on or back. */
export function ImportResult({
  stage: { applied, of, undone, trouble, left = 0 },
  product,
  importing,
  heading,
}: {
  stage: Extract<ImportStage, { at: 'done' }>
  product: Product | null
  importing: Importing
  heading: RefObject<HTMLHeadingElement | null>
}) {
  const plans = useMay(createRelease)
  const taking = useQuery((state) => takingBackOf(state, applied.step), { kinds: ['step'] })
  const went = useQuery((state) => (of.product && find(state, 'product', of.product)) || null, {
    kinds: ['product'],
  })
  const key = of.newProduct?.key ?? went?.key ?? product?.key ?? ''
  const params = { key }
  // Taking a large import back takes its time, and is not done before it is.
  const goesOn = undone && (taking?.state === 'running' || taking?.state === 'cancelling')
  return (
    <section className={styles.step}>
      <h2 ref={heading} tabIndex={-1}>
        {goesOn ? say('undoing') : undone ? say('undone') : say('imported', { count: applied.created })}
      </h2>
      <p role="status">
        {goesOn
          ? say('undoingHint', { done: taking.done, of: taking.total })
          : undone
            ? say('undoneHint', { count: applied.created - left, left })
            : of.newProduct
              ? say('whereNew', {
                  product: of.newProduct.name,
                  skipped: applied.skipped,
                  // Without a product to stand in, a long step begins after the new one is there.
                  undo: of.product === null && isLong(applied.step) ? 'items' : 'both',
                })
              : say('where', {
                  skipped: applied.skipped,
                  product: went?.name ?? '',
                  elsewhere: went && went.id !== product?.id ? 'yes' : 'no',
                })}
      </p>
      <div role="alert" className={styles.trouble}>
        {trouble && <p>{trouble}</p>}
      </div>
      {undone ? (
        <div className={styles.row}>
          <Button look="first" onClick={importing.restart}>
            {say('choose')}
          </Button>
        </div>
      ) : (
        <div className={styles.row}>
          {plans && (
            <Link className={buttonLook('first')} to="/p/$key/derive/bottom-up" params={params}>
              {say('derive', { count: applied.created })}
            </Link>
          )}
          <Link className={buttonLook(plans ? 'plain' : 'first')} to="/p/$key/backlog" params={params}>
            {say('seeBacklog')}
          </Link>
          <Button onClick={importing.undo}>{say('undo')}</Button>
          <Button look="quiet" onClick={importing.restart}>
            {say('importAnother')}
          </Button>
        </div>
      )}
      {!undone && applied.skipped > 0 && (
        <p className={styles.hint}>
          <a className={styles.away} href={`/api/v1/imports/${of.import}/skipped.csv`} download>
            {say('downloadSkipped')}
          </a>
        </p>
      )}
    </section>
  )
}

/** The newest step that takes a long one back. */
function takingBackOf(state: State, step: string): Step | undefined {
  return [...state.records.step.values()].findLast((other) => other.of === step)
}
