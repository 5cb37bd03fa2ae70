import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { capital } from '#base/text/capital.ts'
import { deleteProduct } from '#domain/product/delete-product.ts'
import { editProduct } from '#domain/product/edit-product.ts'
import { type Product, productFields, type Stage, stages } from '#domain/product/product.ts'
import { tell, tellRefusal } from '#web/actions/tell.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { store } from '#web/store/the-store.ts'
import { useMay, useRecord } from '#web/store/use-store.ts'
import {
  DENSITIES,
  type Density,
  readDensity,
  readTheme,
  THEMES,
  type Theme,
  writeDensity,
  writeTheme,
} from '#web/styles/theme.ts'
import { Button } from '#web/ui/button.tsx'
import { InlineEdit } from '#web/ui/inline-edit.tsx'
import { PageBar } from '#web/ui/page-bar.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import styles from './settings-page.module.css'

/** What each stage means for the direction of derivation, in the method's words. */
const stageHints: Record<Stage, string> = {
  development: 'Not launched yet. Derive the backlog from the roadmap.',
  introduction: 'Launched, still looking for its market. Derive the backlog from the roadmap.',
  growth: 'It has found its market. A long, stable backlog may lead to the roadmap.',
  maturity: 'Growth slows. A long, stable backlog may lead to the roadmap.',
  extension: 'A new market or segment makes it volatile again. Derive the backlog from the roadmap.',
  decline: 'Heading for the end of its life. Either direction works.',
}

export function SettingsPage() {
  const product = useProduct()
  return (
    <>
      <PageBar title="Settings" />
      <div className={styles.page}>
        <ProductSettings product={product} />
        <Appearance />
        <Removal product={product} />
      </div>
    </>
  )
}

function ProductSettings({ product }: { product: Product }) {
  const navigate = useNavigate()
  const may = useMay(editProduct)
  const owner = useRecord('member', product.owner)
  const save = (field: 'name' | 'key' | 'vision') => (text: string) => {
    const parsed = productFields[field].safeParse(field === 'key' ? text.toUpperCase() : text)
    if (!parsed.success) return parsed.error.issues[0]?.message
    const outcome = store.run(editProduct, { product: product.id, [field]: parsed.data })
    if (outcome.refusal) return outcome.sentence
    if (field === 'key')
      void navigate({ to: '/p/$key/settings', params: { key: parsed.data }, replace: true })
    return undefined
  }
  return (
    <section className={styles.section} aria-labelledby="product-settings">
      <h2 id="product-settings">Product</h2>
      <dl className={styles.facts}>
        <dt>Vision</dt>
        <dd className={styles.why}>
          <InlineEdit
            label="Vision"
            value={product.vision}
            onSave={save('vision')}
            lines="wrap"
            readOnly={!may}
            placeholder="The change the product should bring about"
          />
        </dd>
        <dt>Name</dt>
        <dd>
          <InlineEdit label="Name" value={product.name} onSave={save('name')} readOnly={!may} />
        </dd>
        <dt>Key</dt>
        <dd>
          <InlineEdit label="Key" value={product.key} onSave={save('key')} readOnly={!may} />
        </dd>
        <dt>Stage</dt>
        <dd>
          <Select
            label="Stage"
            hideLabel
            value={product.stage}
            options={stages.map((stage) => ({ value: stage, label: capital(stage) }))}
            onChange={(stage) => {
              tellRefusal(store.run(editProduct, { product: product.id, stage }))
            }}
            disabled={!may}
          />
          <p className={styles.hint}>{stageHints[product.stage]}</p>
        </dd>
        <dt>Owner</dt>
        <dd>{owner?.name ?? 'Nobody yet'}</dd>
      </dl>
    </section>
  )
}

function Appearance() {
  const [theme, setTheme] = useState(readTheme)
  const [density, setDensity] = useState(readDensity)
  const themeLabels: Record<Theme, string> = {
    system: 'System',
    light: 'Light',
    dark: 'Dark',
    contrast: 'High contrast',
  }
  return (
    <section className={styles.section} aria-labelledby="appearance">
      <h2 id="appearance">Appearance</h2>
      <dl className={styles.facts}>
        <dt>Colours</dt>
        <dd>
          <Segmented<Theme>
            label="Colours"
            options={THEMES.map((value) => ({ value, label: themeLabels[value] }))}
            value={theme}
            onChange={(value) => {
              writeTheme(value)
              setTheme(value)
            }}
          />
        </dd>
        <dt>Rows</dt>
        <dd>
          <Segmented<Density>
            label="Rows"
            options={DENSITIES.map((value) => ({ value, label: capital(value) }))}
            value={density}
            onChange={(value) => {
              writeDensity(value)
              setDensity(value)
            }}
          />
        </dd>
      </dl>
    </section>
  )
}

function Removal({ product }: { product: Product }) {
  const navigate = useNavigate()
  const may = useMay(deleteProduct)
  if (!may) return null
  const remove = () => {
    const outcome = store.run(deleteProduct, { product: product.id }, { label: `Delete ${product.name}` })
    if (tell(outcome, `Deleted ${product.name} with its roadmap and backlog.`)) void navigate({ to: '/' })
  }
  return (
    <section className={styles.section} aria-labelledby="removal">
      <h2 id="removal">Delete</h2>
      <p className={styles.hint}>
        Deletes the product with its roadmap and backlog. Undo brings all of it back.
      </p>
      <Button onClick={remove}>Delete {product.name}</Button>
    </section>
  )
}
