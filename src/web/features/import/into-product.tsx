import { useEffect, useId, useRef } from 'react'
import { countOf } from '#domain/kernel/counts.ts'
import { find } from '#domain/kernel/state.ts'
import { createProduct } from '#domain/product/create-product.ts'
import type { Product } from '#domain/product/product.ts'
import type { ImportChoices } from '#protocol/import-choices.ts'
import type { ImportReport } from '#protocol/import-report.ts'
import { useMay, useQuery } from '#web/store/use-store.ts'
import { TextField } from '#web/ui/field.tsx'
import { marked } from '#web/ui/marked.ts'
import { importFoundWords as say } from '#words/import-page.ts'
import styles from './found.module.css'

/** Where the items shall stand: in this product, in one that came of a file before, or in one that is made with them. */
export function IntoProduct({
  product,
  made,
  report: { newProduct, product: goes, known, cameTo },
  choices,
  change,
  note,
  keyTrouble,
}: {
  product: Product | null
  made: readonly string[]
  report: ImportReport
  choices: ImportChoices
  change: (choices: ImportChoices) => void
  note: (choices: ImportChoices) => void
  /** why the key of the new product cannot be had */
  keyTrouble: string | null
}) {
  const group = useId()
  const mayMake = useMay(createProduct)
  const fields = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (keyTrouble !== null) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [keyTrouble])
  // Where it goes, or was before, may be of an earlier visit.
  const ids = new Set([product?.id, ...made, goes, cameTo].filter((id) => id != null))
  const places = useQuery(
    (state) =>
      [...ids].flatMap((id) => {
        const found = find(state, 'product', id)
        // Of another product's items a page knows nothing.
        const items = id === product?.id ? countOf(state.counts, id, 'items') : null
        return found ? [{ id, name: found.name, items }] : []
      }),
    { kinds: ['item', 'product'] },
  )
  // What may be the same items is another question elsewhere.
  const { newProduct: wanted, twins: _, others: __, ...rest } = choices
  const name = wanted?.name ?? newProduct?.name ?? ''
  const key = wanted?.key ?? newProduct?.key ?? ''
  const [only, ...others] = places
  if (only && others.length === 0 && !mayMake && !wanted)
    return <p className={styles.hint}>{marked(say, 'intoOnly', { b: bold }, { product: only.name })}</p>
  const place = wanted ? null : (choices.product ?? goes)
  const twice = place === cameTo ? undefined : places.find(({ id }) => id === cameTo)
  return (
    <fieldset ref={fields} className={styles.into}>
      <legend className={styles.label}>{say(only ? 'into' : 'intoNewOnly')}</legend>
      {places.map(({ id, name, items }) => (
        <label key={id} className={styles.check}>
          <input
            type="radio"
            name={group}
            checked={id === place}
            onChange={() => change({ ...rest, product: id })}
          />
          <span>
            {marked(
              say,
              items === null ? 'intoOther' : 'intoThis',
              { b: bold },
              { product: name, count: items ?? 0, known: id === place ? known : 0 },
            )}
          </span>
        </label>
      ))}
      {only && (mayMake || wanted) && (
        <label className={styles.check}>
          <input
            type="radio"
            name={group}
            checked={wanted !== undefined}
            onChange={() => change({ ...rest, newProduct: {} })}
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
            error={keyTrouble}
            onChange={(text) => note({ ...choices, newProduct: { ...wanted, key: text.toUpperCase() } })}
          />
        </div>
      )}
      {twice && (
        <p className={styles.hint}>{marked(say, 'intoTwice', { b: bold }, { product: twice.name })}</p>
      )}
    </fieldset>
  )
}

const bold = (words: React.ReactNode) => <b dir="auto">{words}</b>
