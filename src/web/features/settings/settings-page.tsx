import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { countOf } from '#domain/kernel/counts.ts'
import { ordered } from '#domain/kernel/state.ts'
import { deleteProduct } from '#domain/product/delete-product.ts'
import { editProduct } from '#domain/product/edit-product.ts'
import { type Product, product as productKind, stages } from '#domain/product/product.ts'
import { readKeySettings, writeKeySettings } from '#web/actions/key-settings.ts'
import { tellRefusal, why } from '#web/actions/tell.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { useDeleteProduct } from '#web/product/use-delete-product.ts'
import { useFieldDraft } from '#web/product/use-field-draft.ts'
import { store } from '#web/store/the-store.ts'
import { useMay, useQuery, useRecord } from '#web/store/use-store.ts'
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
import { Ask, type Question } from '#web/ui/ask.tsx'
import { Button } from '#web/ui/button.tsx'
import { InlineEdit } from '#web/ui/inline-edit.tsx'
import { PageBar } from '#web/ui/page-bar.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import { lookWords } from '#words/look.ts'
import { settingsWords as say } from '#words/settings.ts'
import { stageWords } from '#words/stages.ts'
import { AccountSection } from './account-section.tsx'
import { BackupsSection } from './backups-section.tsx'
import { PeopleSection } from './people-section.tsx'
import styles from './settings-page.module.css'

export function SettingsPage() {
  const product = useProduct()
  return (
    <>
      <PageBar title={say('title')} />
      <div className={styles.page}>
        <ProductSettings product={product} />
        <PeopleSection product={product} />
        <AccountSection />
        <BackupsSection />
        <Appearance />
        <Keys />
        <Removal product={product} />
      </div>
    </>
  )
}

function ProductSettings({ product }: { product: Product }) {
  const navigate = useNavigate()
  const may = useMay(editProduct)
  const owner = useRecord('member', product.owner)
  const drafts = {
    vision: useFieldDraft('product', product, 'vision'),
    name: useFieldDraft('product', product, 'name'),
    key: useFieldDraft('product', product, 'key'),
  }
  const save = (field: 'name' | 'key' | 'vision') => (text: string, was: string) => {
    const parsed = productKind.fields[field].schema.safeParse(field === 'key' ? text.toUpperCase() : text)
    if (!parsed.success) return parsed.error.issues[0]?.message
    const outcome = store.run(editProduct, {
      product: product.id,
      [field]: parsed.data,
      was: { [field]: was },
    })
    if (outcome.refusal) return why(outcome)
    if (field === 'key')
      void navigate({ to: '/p/$key/settings', params: { key: parsed.data }, replace: true })
    return undefined
  }
  return (
    <section className={styles.section} aria-labelledby="product-settings">
      <h2 id="product-settings">{say('product')}</h2>
      <dl className={styles.facts}>
        <dt>{say('vision')}</dt>
        <dd className={styles.why}>
          <InlineEdit
            label={say('vision')}
            value={product.vision}
            onSave={save('vision')}
            draft={drafts.vision}
            lines="wrap"
            readOnly={!may}
            placeholder={say('visionHint')}
          />
        </dd>
        <dt>{say('name')}</dt>
        <dd>
          <InlineEdit
            className={styles.name}
            label={say('name')}
            value={product.name}
            onSave={save('name')}
            draft={drafts.name}
            lines="wrap"
            readOnly={!may}
          />
        </dd>
        <dt>{say('key')}</dt>
        <dd>
          <InlineEdit
            label={say('key')}
            value={product.key}
            onSave={save('key')}
            draft={drafts.key}
            readOnly={!may}
          />
        </dd>
        <dt>{say('stage')}</dt>
        <dd>
          <Select
            label={say('stage')}
            hideLabel
            value={product.stage}
            options={stages.map((stage) => ({ value: stage, label: stageWords(stage) }))}
            onChange={(stage) => {
              tellRefusal(
                store.run(editProduct, { product: product.id, stage, was: { stage: product.stage } }),
              )
            }}
            disabled={!may}
          />
          <p className={styles.hint}>{say(`hint.${product.stage}`)}</p>
        </dd>
        <dt>{say('owner')}</dt>
        <dd>
          {owner?.name ?? say('noOwner')}
          {may && <p className={styles.hint}>{say('ownerHint')}</p>}
        </dd>
      </dl>
    </section>
  )
}

function Appearance() {
  const [theme, setTheme] = useState(readTheme)
  const [density, setDensity] = useState(readDensity)
  return (
    <section className={styles.section} aria-labelledby="appearance">
      <h2 id="appearance">{say('appearance')}</h2>
      <dl className={styles.facts}>
        <dt>{lookWords('colours')}</dt>
        <dd>
          <Segmented<Theme>
            label={lookWords('colours')}
            options={THEMES.map((value) => ({
              value,
              label: value === 'system' ? say('system') : lookWords(`theme.${value}`),
            }))}
            value={theme}
            onChange={(value) => {
              writeTheme(value)
              setTheme(value)
            }}
          />
        </dd>
        <dt>{lookWords('rows')}</dt>
        <dd>
          <Segmented<Density>
            label={lookWords('rows')}
            options={DENSITIES.map((value) => ({ value, label: lookWords(`density.${value}`) }))}
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

/** Keys that are single characters can get in the way of speech input and of slips (WCAG 2.1.4). */
function Keys() {
  const [characters, setCharacters] = useState(() => readKeySettings().characters)
  return (
    <section className={styles.section} aria-labelledby="keys">
      <h2 id="keys">{say('keys')}</h2>
      <dl className={styles.facts}>
        <dt>{say('characters')}</dt>
        <dd>
          <Segmented<'on' | 'off'>
            label={say('characters')}
            options={[
              { value: 'on', label: say('charactersOn') },
              { value: 'off', label: say('charactersOff') },
            ]}
            value={characters ? 'on' : 'off'}
            onChange={(value) => {
              writeKeySettings({ ...readKeySettings(), characters: value === 'on' })
              setCharacters(value === 'on')
            }}
          />
          <p className={styles.hint}>{say(characters ? 'charactersHint' : 'charactersOffHint')}</p>
        </dd>
      </dl>
    </section>
  )
}

function Removal({ product }: { product: Product }) {
  const remove = useDeleteProduct()
  const may = useMay(deleteProduct)
  const items = useQuery((state) => countOf(state.counts, product.id, 'items'), { kinds: ['item'] })
  const releases = useQuery((state) => ordered(state, 'release', product.id).size, { kinds: ['release'] })
  const [asked, setAsked] = useState<Question | null>(null)
  if (!may) return null
  const label = say('deleteProduct', { product: product.name })
  const said = { product: product.name, items, releases }
  const ask = () =>
    setAsked({
      title: say('deleteAsk', said),
      why: say('deleteWhy', said),
      yes: say('deleteDo'),
      perform: () => remove(product, { label, text: say('deleted', said) }),
    })
  return (
    <section className={styles.section} aria-labelledby="removal">
      <h2 id="removal">{say('delete')}</h2>
      <p className={styles.hint}>{say('deleteHint', { items, releases })}</p>
      <Button className={styles.remove} onClick={ask}>
        {label}
      </Button>
      <Ask question={asked} onClose={() => setAsked(null)} />
    </section>
  )
}
