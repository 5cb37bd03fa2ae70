import { type CSSProperties, type Ref, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Release, ReleaseId } from '#domain/roadmap/release.ts'
import { goalOf } from '#domain/roadmap/trace.ts'
import { EditedBy } from '#web/presence/edited-by.tsx'
import { dayNumber } from '#web/product/day-number.ts'
import { goalLength } from '#web/product/goal-length.ts'
import { useFlash, useStore } from '#web/store/use-store.ts'
import { useLight } from '#web/thread/lit-thread.ts'
import { threadOf } from '#web/thread/thread.ts'
import { classNames } from '#web/ui/class-names.ts'
import type { InlineEditHandle } from '#web/ui/inline-edit.tsx'
import { contextMenu } from '#web/ui/menu.tsx'
import { useGridNav } from '#web/ui/use-grid-nav.ts'
import { useScrollKept } from '#web/ui/use-kept-with-back.ts'
import { useNow } from '#web/ui/use-now.ts'
import { usePrinting } from '#web/ui/use-printing.ts'
import { releaseWords, roadmapWords } from '#words/roadmap.ts'
import { type RowName, rows } from './cell-label.ts'
import { DraftDate, DraftGoal, DraftName, draftProps } from './draft-parts.tsx'
import { GhostCells, ghostsBehind } from './first-release.tsx'
import { releaseMenu } from './here.ts'
import { ReleaseFeatures } from './release-features.tsx'
import { ReleaseGoal } from './release-goal.tsx'
import { ReleaseDateLine, ReleaseNameLine } from './release-head.tsx'
import { ReleaseMetrics } from './release-metrics.tsx'
import { useRoadmap } from './roadmap-context.tsx'
import styles from './roadmap-grid.module.css'
import { showLast, useStickyHeads } from './sticky-heads.ts'
import { todayMark } from './today-mark.ts'
import { useCellLabel } from './use-cell-label.ts'
import type { DraftRelease } from './use-draft-release.ts'
import { useReleaseDrag } from './use-release-drag.ts'
import { useReleaseDrop } from './use-release-drop.ts'

type Nav = ReturnType<typeof useGridNav>

const headingPlace = { role: 'rowheader', 'aria-colindex': 1 } as const

/** What a cell is and where: the row heading is the first column, and the dates are the heads of the others. */
const placeOf = (row: RowName, column: number) => ({
  role: row === 'date' ? 'columnheader' : 'gridcell',
  'aria-colindex': column + 2,
})

/** Releases as columns in time order; date, name, goal, features and metrics as rows that stay the same. */
export function RoadmapGrid({
  releases: all,
  band: [from, to] = [0, all.length],
  draft: begun,
  onStart,
}: {
  releases: readonly Release[]
  /** places of the first column that is drawn, and of the first behind it that is not; all unless said */
  band?: readonly [number, number] | undefined
  draft: DraftRelease | null
  /** begins the next release; null for whoever may not */
  onStart: (() => void) | null
}) {
  const printing = usePrinting()
  const draft = printing ? null : begun
  const releases = all.slice(from, to)
  const scroller = useRef<HTMLDivElement>(null)
  const nav = useGridNav({ rows: rows.length, columns: Math.max(1, releases.length) })
  const drop = useReleaseDrop(scroller)
  useScrollKept(scroller, 'roadmap')
  const mark = todayMark(
    all.map(({ date }) => date),
    dayNumber(new Date(useNow())),
  )
  const order = releases.map(({ id }) => id).join()

  // Columns may have changed places under a focused cell: the tab stop follows the cell, not the place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new order makes it look
  useLayoutEffect(() => {
    const at = document.activeElement?.closest<HTMLElement>('[data-grid-at]')
    if (!at || !scroller.current?.contains(at)) return
    const [row = 0, column = 0] = (at.dataset.gridAt ?? '').split(':').map(Number)
    if (row !== nav.position.row || column !== nav.position.column)
      nav.gridProps.onFocus({ target: at } as never)
  }, [order])

  const drafting = draft !== null
  useEffect(() => {
    return drafting && scroller.current ? showLast(scroller.current) : undefined
  }, [drafting])
  const heads = useStickyHeads(scroller)

  const { ref, ...gridProps } = nav.gridProps
  const columns = releases.length + (draft ? 1 : 0)
  const ghosts = printing ? 0 : ghostsBehind(columns, draft !== null, onStart !== null)
  const shownColumns = columns + ghosts
  return (
    <div ref={scroller} className={styles.scroller} data-empty={columns === 0 ? '' : undefined} {...heads}>
      <div
        {...gridProps}
        {...{ 'aria-label': roadmapWords('roadmap'), 'aria-colcount': shownColumns + 1 }}
        ref={ref}
        className={styles.grid}
        style={{ '--columns': shownColumns } as CSSProperties}
      >
        {rows.map((row, at) => (
          <div key={row} {...nav.rowProps(at)} className={classNames(styles.row, styles[row])}>
            <div {...headingPlace} className={styles.heading} data-head-row={at < 2 || undefined}>
              <span className={styles.label}>{roadmapWords(row)}</span>
            </div>
            {releases.map((release, column) => (
              <Cell
                key={release.id}
                nav={nav}
                row={row}
                at={at}
                column={column}
                release={release.id}
                today={row === 'date' && mark?.column === column + from ? mark.share : null}
                dragged={drop?.dragged === release.id}
              />
            ))}
            {draft && <DraftCell row={row} draft={draft} column={releases.length} />}
            {ghosts > 0 && (
              <GhostCells
                row={row}
                from={columns}
                count={ghosts}
                isFirst={releases.length === 0}
                onStart={draft ? null : onStart}
              />
            )}
            <div className={styles.rest} aria-hidden />
          </div>
        ))}
      </div>
      {drop?.left != null && <div className={styles.drop} style={{ left: drop.left }} aria-hidden />}
    </div>
  )
}

function Cell({
  nav,
  row,
  at,
  column,
  release,
  today,
  dragged,
}: {
  nav: Nav
  row: RowName
  at: number
  column: number
  release: ReleaseId
  /** how far into this column today lies, null where it does not */
  today: number | null
  dragged: boolean
}) {
  const store = useStore()
  const cell = useRef<HTMLDivElement>(null)
  const content = useRef<InlineEditHandle>(null)
  const label = useCellLabel(row, release)
  /** What is edited in it says more than its name can hold. */
  const [inside, setInside] = useState(false)
  const look = () =>
    requestAnimationFrame(() => setInside(cell.current?.querySelector('[data-editing]') != null))
  /** What is cut has a button for the rest in it. */
  const isLong = row === 'goal' && goalLength(goalOf(store.state, release)?.text ?? '') !== null
  const light = useLight(release)
  const flash = useFlash(row === 'date' ? release : '')
  const { mayPlan } = useRoadmap()
  useReleaseDrag(cell, release, mayPlan && row === 'date')
  const isList = row === 'features' || row === 'metrics'
  // The name of a gridcell is to hold all that is drawn in it, which for a list would be a speech: there the focus
  // is on a group inside the cell that says how many, and Enter goes in.
  const body = (
    // biome-ignore lint/a11y/noStaticElementInteractions: its role is in `place`
    <div
      {...nav.cellProps(at, column)}
      {...(isList ? { role: 'group', 'aria-colindex': undefined } : placeOf(row, column))}
      {...{
        'aria-label': inside || isLong ? undefined : today ? roadmapWords('todayIn', { cell: label }) : label,
      }}
      onFocus={look}
      onBlur={look}
      ref={cell}
      className={styles.cell}
      style={{ '--t': threadOf(store.state, release) } as CSSProperties}
      data-cell={`${row}:${release}`}
      data-release={release}
      data-light={light}
      data-dragged={dragged || undefined}
      data-flash={flash || undefined}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== 'F2')) return
        if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        content.current?.edit()
      }}
      onClickCapture={(event) => {
        // Editing gives focus back to where it was: after a click that is to be the cell, where arrows work.
        const target = event.target as HTMLElement
        if (!isList && !target.closest('input, textarea, [aria-haspopup]'))
          event.currentTarget.focus({ preventScroll: true })
      }}
      {...(mayPlan && !isList && contextMenu(releaseWords('release'), () => releaseMenu(release)))}
    >
      {today !== null && (
        <span className={styles.today} style={{ '--share': today } as CSSProperties}>
          {roadmapWords('today')}
        </span>
      )}
      <Content row={row} release={release} ref={content} />
      <EditedBy cell={`${row}:${release}`} />
    </div>
  )
  if (!isList) return body
  return (
    <div {...placeOf(row, column)} className={styles.holder}>
      {body}
    </div>
  )
}

export function Content({
  row,
  release,
  ref,
}: {
  row: RowName
  release: ReleaseId
  ref?: Ref<InlineEditHandle>
}) {
  const handle = ref ? { ref } : {}
  switch (row) {
    case 'date':
      return <ReleaseDateLine id={release} {...handle} />
    case 'name':
      return <ReleaseNameLine id={release} {...handle} />
    case 'goal':
      return <ReleaseGoal release={release} {...handle} />
    case 'features':
      return <ReleaseFeatures release={release} {...handle} />
    case 'metrics':
      return <ReleaseMetrics release={release} {...handle} />
  }
}

function DraftCell({ row, draft, column }: { row: RowName; draft: DraftRelease; column: number }) {
  return (
    <div
      {...placeOf(row, column)}
      tabIndex={-1}
      className={classNames(styles.cell, styles.drafted)}
      {...draftProps(draft)}
    >
      <DraftContent row={row} draft={draft} />
    </div>
  )
}

export function DraftContent({ row, draft }: { row: RowName; draft: DraftRelease }) {
  switch (row) {
    case 'date':
      return <DraftDate draft={draft} />
    case 'name':
      return <DraftName draft={draft} />
    case 'goal':
      return <DraftGoal draft={draft} />
    case 'features':
      return <p className={styles.next}>{releaseWords('draftFeatures')}</p>
    case 'metrics':
      return <p className={styles.next}>{releaseWords('draftMetrics')}</p>
  }
}
