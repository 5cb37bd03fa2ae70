import { memo, useCallback } from 'react'
import { itemsByRelease } from '#domain/backlog/items-by-release.ts'
import { tallyOf } from '#domain/backlog/tally.ts'
import { find, ordered, type State } from '#domain/kernel/state.ts'
import { showDate } from '#domain/roadmap/release-date.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { featuresOf, focusOf, goalOf } from '#domain/roadmap/trace.ts'
import { useQuery } from '#web/store/use-store.ts'
import { useLight } from '#web/thread/lit-thread.ts'
import { threadOf } from '#web/thread/thread.ts'
import { classNames } from '#web/ui/class-names.ts'
import { Icon } from '#web/ui/icon.tsx'
import { backlogGroupWords as say } from '#words/backlog.ts'
import styles from './group-head.module.css'
import { loose } from './grouped.ts'
import { columnCount } from './pickers.ts'
import { useDesk, usePart } from './use-desk.ts'

interface HeadProps {
  id: string
  folded: boolean
  /** how many rows it has, were it not folded */
  count: number
  /** whether a filter has left some of them out */
  filtering: boolean
  /** zero-based, among rows and heads */
  line: number
  /** it takes the tab stop while nothing has the cursor */
  first: boolean
  /** px, of the group: its head and the rows beneath, at whose top the head stays */
  top: number
  height: number
}

/**
 * The head of a release's rows: why they are there, when, and what they come to. The goal at the head of the backlog
 * is not said again. It is a row of the grid that keys walk
 * to; Enter folds it. It draws again for what it says, and not for each row beneath.
 */
export const GroupHead = memo(function GroupHead(props: HeadProps) {
  const { id, folded, count, filtering, line, first, top, height } = props
  const desk = useDesk()
  const { id: product } = desk.product
  const head = useQuery(
    useCallback((state: State) => headOf(state, product, id), [product, id]),
    { kinds: headKinds },
  )
  const here = usePart(desk.cursor, (cursor) => cursor.id === id || (first && cursor.id === null))
  const cursor = usePart(desk.cursor, (cursor) => cursor.id === id)
  const light = useLight(id === loose ? null : id)
  const { name, goal, date, standing, focus, items, done, points, thread } = head
  const sums = filtering ? say('found', { count }) : say('sums', { items, done, points })
  const facts = say('facts', { date, dated: date === '' ? 'no' : 'yes', standing, focus })
  return (
    <div role="none" data-group={id} className={styles.group} style={{ top, height }}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows placed by position cannot be a table's */}
      <div
        role="row"
        aria-rowindex={line + 1}
        aria-label={say('head', {
          name,
          goal,
          has: goal === '' ? 'no' : 'yes',
          facts,
          sums,
          folded: folded ? 'yes' : 'no',
        })}
        tabIndex={here ? 0 : -1}
        data-head={id}
        data-lands={cursor || undefined}
        data-current={cursor || undefined}
        className={classNames(styles.head, id === loose && styles.none)}
        style={{ '--t': thread } as React.CSSProperties}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: as its row */}
        <div
          role="gridcell"
          tabIndex={-1}
          aria-colindex={1}
          aria-colspan={columnCount}
          className={styles.cell}
        >
          <i className={styles.thread} data-thread data-light={light} aria-hidden="true" />
          <button
            type="button"
            tabIndex={-1}
            className={styles.fold}
            aria-expanded={!folded}
            aria-label={say('rowsOf', { name })}
          >
            <Icon name={folded ? 'chevron-right' : 'chevron-down'} />
          </button>
          <span className={styles.why}>
            <bdi className={styles.name}>{name}</bdi>
            {goal !== '' && standing !== 'focus' && (
              <span dir="auto" className={styles.goal}>
                {goal}
              </span>
            )}
          </span>
          <span className={styles.facts}>
            <span className={styles.when}>{facts}</span>
            <span className={styles.sums}>{sums}</span>
          </span>
        </div>
      </div>
    </div>
  )
})

const headKinds = ['product', 'release', 'goal', 'feature', 'item'] as const

/** What stands in a head. Work for a release is counted as everywhere: an epic that was broken down is none by itself. */
function headOf(state: State, product: string, group: string) {
  const release = find(state, 'release', group)
  const { items: rows, done, points } = itemsByRelease(state, product).of(release ? group : null)
  const head = { name: say('none'), goal: '', date: '', standing: 'none', focus: '' }
  const thread = threadOf(state, group)
  if (!release) return { ...head, thread, items: rows.size, done, points }
  const sums = { items: 0, done: 0, points }
  for (const { id } of featuresOf(state, group)) {
    const tally = tallyOf(state, id)
    sums.items += tally.items
    sums.done += tally.done
  }
  const focus = focusOf(state, product)
  const columns = ordered(state, 'release', product)
  const isLater = focus && columns.indexOf(release) > columns.indexOf(focus)
  return {
    name: releaseName(release),
    goal: goalOf(state, group)?.text ?? '',
    date: release.name === '' ? '' : showDate(release.date),
    standing: release.released ? 'released' : release === focus ? 'focus' : isLater ? 'coarse' : 'open',
    focus: focus ? releaseName(focus) : '',
    thread,
    ...sums,
  }
}
