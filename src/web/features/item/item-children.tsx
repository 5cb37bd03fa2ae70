import { Link } from '@tanstack/react-router'
import { useCallback, useId, useRef, useState } from 'react'
import { createItem } from '#domain/backlog/create-item.ts'
import type { Item } from '#domain/backlog/item.ts'
import { byRank } from '#domain/kernel/kind.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { find, pointing, type State } from '#domain/kernel/state.ts'
import type { AnyRecord } from '#domain/kinds.ts'
import { isHalfWritten } from '#web/product/is-half-written.ts'
import { recordKey } from '#web/product/record-fields.ts'
import { RecordTable } from '#web/product/record-table.tsx'
import { Restored } from '#web/product/restored.tsx'
import { type DraftSubject, useDraft } from '#web/product/use-draft.ts'
import { useMay, useQuery, useStore } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { announce } from '#web/ui/live-region.tsx'
import { itemPageWords as say } from '#words/item-page.ts'
import { trayWords } from '#words/tray.ts'
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
      {mayAdd && <AddChild item={item} itemKey={itemKey} last={children.at(-1)} />}
    </section>
  )
}

interface Adding {
  item: Item
  itemKey: string
  /** the last of those that are there */
  last: string | undefined
}

const childDraft = (item: Item, itemKey: string): DraftSubject => ({
  scope: scopeIn(item.product, 'backlog'),
  name: `child ${item.id}`,
  called: () => trayWords('beneath', { name: itemKey }),
  whose: () => `${itemKey} ${item.title}`,
  of: { kind: 'item', id: item.id },
})

/** A button that opens the line; what is half written stands open by itself, and takes no keys. */
function AddChild(adding: Adding) {
  const { item, itemKey } = adding
  const [open, setOpen] = useState<'no' | 'asked' | 'half-written'>(() =>
    isHalfWritten(childDraft(item, itemKey)) ? 'half-written' : 'no',
  )
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen('no')
    requestAnimationFrame(() => button.current?.focus())
  }
  if (open !== 'no') return <ChildLine {...adding} takesKeys={open === 'asked'} onClose={close} />
  return (
    <Button ref={button} look="quiet" icon="plus" className={styles.add} onClick={() => setOpen('asked')}>
      {say('addChild')}
    </Button>
  )
}

/** A line that makes an item on Enter and stays open for the next. */
function ChildLine({
  item,
  itemKey,
  last,
  takesKeys,
  onClose,
}: Adding & { takesKeys: boolean; onClose: () => void }) {
  const store = useStore()
  const keeper = useDraft(childDraft(item, itemKey))
  const [title, setTitle] = useState(() => keeper.read()?.texts[say('childTitle')] ?? '')
  const [restored, setRestored] = useState(title !== '')
  const [why, setWhy] = useState<string | null>(null)
  const id = useId()
  const type = (text: string) => {
    setTitle(text)
    setWhy(null)
    keeper.keep({ [say('childTitle')]: text })
  }
  const throwAway = () => {
    keeper.keep(null)
    onClose()
  }
  const add = () => {
    if (title.trim() === '') return onClose()
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
    type('')
    setRestored(false)
  }
  return (
    <div className={styles.adding}>
      <input
        // biome-ignore lint/a11y/noAutofocus: whoever pressed the button is about to type
        autoFocus={takesKeys}
        dir="auto"
        aria-label={say('childTitle')}
        aria-invalid={why ? true : undefined}
        aria-describedby={why ? `${id}-why` : undefined}
        placeholder={say('childTitle')}
        value={title}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add()
          else if (event.key === 'Escape') {
            event.preventDefault()
            event.stopPropagation()
            event.nativeEvent.stopImmediatePropagation()
            onClose()
          }
        }}
      />
      {restored && <Restored onThrowAway={throwAway} />}
      {why && (
        <p id={`${id}-why`} role="alert">
          {why}
        </p>
      )}
    </div>
  )
}

function childrenOf(state: State, id: string): Item[] {
  return [...pointing(state, 'item', 'parent', id)]
    .flatMap((child) => find(state, 'item', child) ?? [])
    .sort(byRank)
}

const itemKind = ['item'] as const
