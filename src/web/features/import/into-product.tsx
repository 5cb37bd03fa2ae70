import { useId } from 'react'
import { countOf } from '#domain/kernel/counts.ts'
import { createProduct } from '#domain/product/create-product.ts'
import type { Product } from '#domain/product/product.ts'
import type { ImportChoices } from '#protocol/import-choices.ts'
import type { ImportReport } from '#protocol/import-report.ts'
import { useMay, useQuery } from '#web/store/use-store.ts'
import { TextField } from '#web/ui/field.tsx'
import { marked } from '#web/ui/marked.ts'
import { importFoundWords as say } from '#words/import-page.ts'
import styles from './found.module.css'

/** Where the items shall stand: in this product, or in one that is made with them and called after the file. */
export function IntoProduct({
  product,
  report: { newProduct },
  choices,
  change,
  note,
}: {
  product: Product | null
  report: ImportReport
  choices: ImportChoices
  change: (choices: ImportChoices) => void
  note: (choices: ImportChoices) => void
}) {
  const group = useId()
  const mayMake = useMay(createProduct)
  const items = useQuery((state) => (product ? countOf(state.counts, product.id, 'items') : 0), {
    kinds: ['item'],
  })
  const wanted = choices.newProduct
  const { newProduct: _, ...here } = choices
  const name = wanted?.name ?? newProduct?.name ?? ''
  const key = wanted?.key ?? newProduct?.key ?? ''
  if (product && !mayMake && !wanted)
    return <p className={styles.hint}>{marked(say, 'intoOnly', { b: bold }, { product: product.name })}</p>
  return (
    <fieldset className={styles.into}>
      <legend className={styles.label}>{say(product ? 'into' : 'intoNewOnly')}</legend>
      {product && (
        <label className={styles.check}>
          <input type="radio" name={group} checked={!wanted} onChange={() => change(here)} />
          <span>{marked(say, 'intoThis', { b: bold }, { product: product.name, count: items })}</span>
        </label>
      )}
      {product && (
        <label className={styles.check}>
          <input
            type="radio"
            name={group}
            checked={wanted !== undefined}
            onChange={() => change({ ...here, newProduct: {} })}
          />
          <span>{say('intoNew')}</span>
        </label>
      )}
      {wanted && (
        <div className={styles.newProduct}>
          <TextField
            label={say('productName')}
            value={name}
            onChange={(text) => note({ ...choices, newProduct: { ...wanted, name: text } })}
            error={name.trim() === '' ? say('nameMissing') : null}
          />
          <TextField
            label={say('productKey')}
            className={styles.short}
            value={key}
            onChange={(text) => note({ ...choices, newProduct: { ...wanted, key: text.toUpperCase() } })}
          />
        </div>
      )}
    </fieldset>
  )
}

const bold = (words: React.ReactNode) => <b dir="auto">{words}</b>
