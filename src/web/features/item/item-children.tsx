import { Link } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import { createItem } from '#domain/backlog/create-item.ts'
import type { Item } from '#domain/backlog/item.ts'
import { byRank } from '#domain/kernel/kind.ts'
import { find, pointing, type State } from '#domain/kernel/state.ts'
import type { AnyRecord } from '#domain/kinds.ts'
import { recordKey } from '#web/product/record-fields.ts'
import { RecordTable } from '#web/product/record-table.tsx'
import { useMay, useQuery, useStore } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { announce } from '#web/ui/live-region.tsx'
import { itemPageWords as say } from '#words/item-page.ts'
import styles from './item-view.module.css'

/** The items beneath this one, in rank order, and a line to add one. */
export function ItemChildren({ item, itemKey }: { item: Item; itemKey: string }) {
  const { state } = useStore()
  const mayAdd = useMay(createItem)
  const children = useQuery(
    useCallback((from: State) => childrenOf(from, item.id).map(({ id }) => id), [item.id]),
    { kinds: itemKind },
  )
  const done = useQuery(
    useCallback(
      (from: State) => childrenOf(from, item.id).filter(({ status }) => status === 'done').length,
      [item.id],
    ),
    { kinds: itemKind },
  )
  if (children.length === 0 && !mayAdd) return null
  return (
    <section className={styles.part} aria-label={say('children')}>
      {children.length > 0 && (
        <>
          <h2 className={styles.heading}>
            {say('children')}
            <span className={styles.quiet}>{say('doneOf', { done, count: children.length })}</span>
          </h2>
          <RecordTable
            kind="item"
            ids={children}
            caption={say('childrenOf', { key: itemKey })}
            link={(record, words) => (
              <Link to="/i/$key" params={{ key: recordKey(state, 'item', record as AnyRecord)! }}>
                {words}
              </Link>
            )}
          />
        </>
      )}
      {mayAdd && <AddChild item={item} last={children.at(-1)} />}
    </section>
  )
}

function AddChild({ item, last }: { item: Item; last: string | undefined }) {
  const store = useStore()
  const [open, setOpen] = useState(false)
  const [title, setTitle] = useState('')
  const [why, setWhy] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    setWhy(null)
    requestAnimationFrame(() => button.current?.focus())
  }
  const add = () => {
    if (title.trim() === '') return close()
    const outcome = store.run(createItem, {
      product: item.product,
      title,
      parent: item.id,
      feature: item.feature,
      after: (last ?? item.id) as Item['id'],
    })
    setWhy(outcome.sentence ?? null)
    if (outcome.refusal) return
    announce(title)
    setTitle('')
  }
  if (!open)
    return (
      <Button ref={button} look="quiet" icon="plus" className={styles.add} onClick={() => setOpen(true)}>
        {say('addChild')}
      </Button>
    )
  return (
    <div className={styles.adding}>
      <input
        // biome-ignore lint/a11y/noAutofocus: whoever pressed the button is about to type
        autoFocus
        dir="auto"
        aria-label={say('childTitle')}
        aria-invalid={why ? true : undefined}
        placeholder={say('childTitle')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add()
          else if (event.key === 'Escape') {
            event.preventDefault()
            event.stopPropagation()
            event.nativeEvent.stopImmediatePropagation()
            close()
          }
        }}
      />
      {why && <p role="alert">{why}</p>}
    </div>
  )
}

function childrenOf(state: State, id: string): Item[] {
  return [...pointing(state, 'item', 'parent', id)]
    .flatMap((child) => find(state, 'item', child) ?? [])
    .sort(byRank)
}

const itemKind = ['item'] as const
