import { memo, useEffect, useRef } from 'react'
import { find, ordered } from '#domain/kernel/state.ts'
import { traceOf } from '#domain/roadmap/trace.ts'
import { EditedBy } from '#web/presence/edited-by.tsx'
import { useFlash, useRecord } from '#web/store/use-store.ts'
import { useLight } from '#web/thread/lit-thread.ts'
import { threadOf } from '#web/thread/thread.ts'
import { classNames } from '#web/ui/class-names.ts'
import { Icon } from '#web/ui/icon.tsx'
import { backlogWords } from '#words/backlog.ts'
import { itemKindWords, itemStatusInText } from '#words/items.ts'
import { trayWords } from '#words/tray.ts'
import { uiWords } from '#words/ui.ts'
import { EditField } from './edit-field.tsx'
import styles from './item-row.module.css'
import { columns } from './pickers.ts'
import { StatusMark } from './status-mark.tsx'
import { useDesk, usePart } from './use-desk.ts'
import { useHalfWritten } from './use-half-written.ts'
import { whenDraggable } from './when-draggable.ts'
import { keyOf, rowLabel } from './words.ts'

interface RowProps {
  id: string
  /** zero-based place among the rows shown */
  row: number
  /** zero-based, among rows and the heads of groups */
  line: number
  /** from 1, in the whole backlog */
  rank: number
  /** px from the top of the list */
  top: number
  /** moves when releases, goals or features change: what the trace says may have changed */
  plan: number
}

/**
 * One item. It draws again when its own record, place, cursor or selection changes, and for nothing else. The same
 * row on the page shows another item when the list moves on: making rows anew is what costs.
 */
export const ItemRow = memo(function ItemRow({ id, row, line, rank, top }: RowProps) {
  const desk = useDesk()
  const { product } = desk
  const { state } = desk.store
  const menu = desk.mayPlan ? 'menu' : undefined
  const column = usePart(desk.cursor, (cursor) =>
    cursor.id === id ? cursor.column : cursor.id === null && row === 0 ? -1 : null,
  )
  const untouched = usePart(desk.cursor, (cursor) => cursor.id === null)
  const selected = usePart(desk.selected, (ids) => ids.has(id))
  const dragged = usePart(desk.dragged, (ids) => ids.has(id))
  const editing = usePart(desk.editing, (edit) => (edit?.id === id ? edit.field : null))
  const flash = useFlash(id)
  const held = usePart(desk.heldRow, (one) => one === id)
  const half = useHalfWritten(desk.product.id, id)
  const element = useRef<HTMLDivElement>(null)
  const item = useRecord('item', id)
  const there = item !== undefined
  useEffect(() => {
    const row = element.current
    if (there && row) return whenDraggable(({ dragRow }) => dragRow(desk, row))
  }, [desk, there])
  // Between a deletion and the list's own render there may be a row without a record.
  if (!item) return null

  const trace = traceOf(state, item)
  const release = trace?.release.id ?? null
  const theme = item.theme === null ? undefined : find(state, 'theme', item.theme)
  // One that became the item's feature says nothing beside it.
  const showsTheme = theme !== undefined && (theme.feature === null || theme.feature !== item.feature)
  // Before there is a roadmap nothing can be out of line with it.
  const planned = ordered(state, 'release', product.id).size > 0
  const cell = (at: number) => ({
    role: 'gridcell' as const,
    'aria-colindex': at + 1,
    'data-col': at,
    tabIndex: column === at ? 0 : -1,
  })
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows placed by position cannot be a table's
    <div
      ref={element}
      role="row"
      aria-rowindex={line + 1}
      aria-selected={selected}
      aria-label={rowLabel(product, item, rank, trace?.feature.name ?? null, theme?.name ?? null)}
      tabIndex={column === -1 ? 0 : -1}
      data-item={id}
      data-lands={(column !== null && !untouched) || undefined}
      data-current={(column !== null && !untouched) || undefined}
      data-editing={editing ?? undefined}
      data-dragged={dragged || undefined}
      data-flash={flash || undefined}
      data-held={held || undefined}
      className={classNames(
        styles.row,
        item.parent !== null && styles.child,
        item.status === 'done' && styles.done,
        item.kind === 'story' && styles.usual,
      )}
      style={{ top, '--t': threadOf(state, release) } as React.CSSProperties}
    >
      <ThreadLine release={release} feature={item.feature} isLoose={planned && release === null} />
      <span {...cell(columns.rank)} className={styles.rank}>
        <span className={styles.box} data-do="select" aria-hidden="true">
          <span className={styles.tick}>{selected && <Icon name="check" />}</span>
        </span>
        <span className={styles.grip} aria-hidden="true" />
        <span className={styles.number}>{rank}</span>
      </span>
      <span {...cell(columns.key)} className={styles.key}>
        <a href={`/i/${keyOf(product, item)}`} tabIndex={-1} draggable={false}>
          {keyOf(product, item)}
        </a>
      </span>
      <span
        {...cell(columns.kind)}
        className={styles.kind}
        data-do="kind"
        aria-haspopup={menu}
        title={itemKindWords(item.kind)}
      >
        <Icon name={item.kind} label={itemKindWords(item.kind)} />
      </span>
      <span {...cell(columns.title)} className={styles.title} data-cell={`title:${id}`}>
        {editing === 'title' ? (
          <EditField item={item} field="title" />
        ) : (
          <span dir="auto" className={styles.words} data-edit="title">
            {item.title}
          </span>
        )}
        {held && <span className={styles.leaves}>{backlogWords('leaves')}</span>}
        {half && editing !== 'title' && (
          <span className={styles.half} data-do="title">
            {trayWords('half')}
          </span>
        )}
        {showsTheme && editing !== 'title' && (
          <span
            className={styles.theme}
            data-do="theme"
            title={backlogWords('inTheme', { theme: theme.name })}
          >
            <bdi>{theme.name}</bdi>
          </span>
        )}
        <EditedBy cell={`title:${id}`} tag="inside" />
      </span>
      <span {...cell(columns.trace)} className={styles.trace} data-do="trace" aria-haspopup={menu}>
        {trace ? (
          <>
            <span aria-hidden="true">→ </span>
            <bdi>{trace.feature.name}</bdi>
          </>
        ) : (
          planned && <span className={styles.loose}>{backlogWords('noGoal')}</span>
        )}
      </span>
      <span
        {...cell(columns.estimate)}
        className={styles.estimate}
        data-edit="estimate"
        data-cell={`estimate:${id}`}
      >
        {editing === 'estimate' ? (
          <EditField item={item} field="estimate" />
        ) : (
          <span className={item.estimate === null ? styles.unknown : undefined}>{item.estimate ?? '–'}</span>
        )}
        <EditedBy cell={`estimate:${id}`} tag="before" />
      </span>
      <span {...cell(columns.status)} className={styles.status} data-do="status" aria-haspopup={menu}>
        <StatusMark status={item.status} />
        {itemStatusInText(item.status)}
      </span>
      <span {...cell(columns.more)} className={styles.more}>
        <button
          type="button"
          tabIndex={-1}
          data-do="menu"
          aria-label={uiWords('moreFor', { name: keyOf(product, item) })}
          aria-haspopup="menu"
        />
      </span>
    </div>
  )
})

/** Apart from the row, so that lighting a line does not draw rows again. */
function ThreadLine({
  release,
  feature,
  isLoose,
}: {
  release: string | null
  feature: string | null
  isLoose: boolean
}) {
  const light = useLight(release, feature)
  return (
    <i
      className={styles.thread}
      data-thread
      data-light={light}
      data-loose={isLoose || undefined}
      aria-hidden="true"
    />
  )
}
