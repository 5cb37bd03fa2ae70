import { useRef } from 'react'
import { editItem } from '#domain/backlog/edit-item.ts'
import type { Item } from '#domain/backlog/item.ts'
import { why } from '#web/actions/tell.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { EditedBy } from '#web/presence/edited-by.tsx'
import { RecordForm } from '#web/product/record-form.tsx'
import { useFieldDraft } from '#web/product/use-field-draft.ts'
import { useMay, useStore } from '#web/store/use-store.ts'
import { classNames } from '#web/ui/class-names.ts'
import { InlineEdit, type InlineEditHandle } from '#web/ui/inline-edit.tsx'
import { useNow } from '#web/ui/use-now.ts'
import { itemPageWords as say } from '#words/item-page.ts'
import { Description } from './description.tsx'
import { ItemChildren } from './item-children.tsx'
import { ItemHistory } from './item-history.tsx'
import { ItemTrace } from './item-trace.tsx'
import styles from './item-view.module.css'
import { ago, moment } from './when.ts'

/** All of an item: why it is there, what it says, its fields, what is beneath it, and how it came to stand so. */
export function ItemView({
  item,
  itemKey,
  peek = false,
}: {
  item: Item
  itemKey: string
  /** beside the list, which has the keys */
  peek?: boolean
}) {
  const store = useStore()
  const mayEdit = useMay(editItem)
  const title = useRef<InlineEditHandle>(null)
  const draft = useFieldDraft('item', item, 'title')
  useActions('item', [
    {
      id: 'item.rename',
      label: say('rename'),
      group: say('group'),
      ...(!peek && { keys: ['R', 'F2'] }),
      words: say('renameWords'),
      onHand: true,
      enabled: () => mayEdit,
      perform: () => title.current?.edit(),
    },
  ])
  const Title = peek ? 'h2' : 'h1'
  return (
    <div className={classNames(styles.view, peek && styles.peek)}>
      <div className={styles.main}>
        <ItemTrace item={item} />
        <Title className={styles.title} data-cell={`title:${item.id}`}>
          <InlineEdit
            ref={title}
            label={say('title')}
            lines="wrap"
            value={item.title}
            readOnly={!mayEdit}
            draft={draft}
            onSave={(title, was: string) =>
              why(store.run(editItem, { item: item.id, title, was: { title: was } }))
            }
          />
          <EditedBy cell={`title:${item.id}`} tag="around" />
        </Title>
        {peek && <Properties item={item} />}
        <Description key={item.id} item={item} keys={!peek} />
        <ItemChildren item={item} itemKey={itemKey} />
        <ItemHistory key={`history ${item.id}`} item={item} itemKey={itemKey} />
      </div>
      {!peek && <Properties item={item} />}
    </div>
  )
}

function Properties({ item }: { item: Item }) {
  const { source } = item
  const now = useNow()
  return (
    <section className={styles.properties} aria-label={say('fields')}>
      <RecordForm kind="item" id={item.id} skip={titleField} />
      <p className={styles.made}>
        <time dateTime={item.createdAt} title={moment(item.createdAt)}>
          {say('made', { when: ago(item.createdAt, now) })}
        </time>
      </p>
      {source && (
        <p className={styles.made}>
          {source.url ? (
            <a href={source.url} target="_blank" rel="noreferrer">
              {say('from', { tool: source.tool, id: source.id })}
            </a>
          ) : (
            say('from', { tool: source.tool, id: source.id })
          )}
        </p>
      )}
    </section>
  )
}

const titleField = ['title'] as const
