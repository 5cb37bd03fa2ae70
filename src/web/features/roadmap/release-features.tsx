import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { GoalId } from '#domain/roadmap/goal.ts'
import { mostFeatures } from '#domain/roadmap/sixth-feature.ts'
import { isHalfWritten } from '#web/product/is-half-written.ts'
import { useOrdered } from '#web/store/use-store.ts'
import type { InlineEditHandle } from '#web/ui/inline-edit.tsx'
import { featureWords } from '#words/roadmap.ts'
import { AddFeature } from './add-feature.tsx'
import { AskReason } from './ask-reason.tsx'
import { rows as cellRows, type RowName } from './cell-label.ts'
import { featureDraft, waitingDraft } from './feature-draft.ts'
import { FeatureRow } from './feature-row.tsx'
import { forgetHere } from './here.ts'
import styles from './release-features.module.css'
import { useGoal } from './release-goal.tsx'
import { useRoadmap, useStop } from './roadmap-context.tsx'
import { useFeatureDrop } from './use-feature-drop.ts'

/** What the goal needs: three to five coarse features, in order. */
export function ReleaseFeatures({ release, ref }: { release: string; ref?: Ref<InlineEditHandle> }) {
  const goal = useGoal(release)
  if (!goal) return null
  return <FeatureList goal={goal.id} release={release} {...(ref && { ref })} />
}

function FeatureList({ goal, release, ref }: { goal: GoalId; release: string; ref?: Ref<InlineEditHandle> }) {
  const { records, version } = useOrdered('feature', goal)
  const { mayPlan, asking, ask } = useRoadmap()
  const stop = useStop()
  const [adding, setAdding] = useState<'no' | 'asked' | 'half-written'>(() =>
    [featureDraft, waitingDraft].some((draft) => isHalfWritten(draft(goal))) ? 'half-written' : 'no',
  )
  const area = useRef<HTMLDivElement>(null)
  const add = useRef<HTMLButtonElement>(null)
  const dropLine = useFeatureDrop(area, goal)
  useImperativeHandle(ref, () => ({
    edit: () => {
      const composer = area.current?.querySelector<HTMLElement>('input[data-add]')
      if (composer) composer.focus()
      else if (records.size === 0 && mayPlan) setAdding('asked')
      else controlsOf(area.current)[0]?.[0]?.focus()
    },
  }))

  // The very feature that has the focus may go to another list, and the focus goes with it; or be deleted: then the
  // cell takes it.
  const holdsFocus = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` stands for what is in the list
  useLayoutEffect(() => {
    if (holdsFocus.current === null || document.activeElement !== document.body) return
    const elsewhere = document.querySelector<HTMLElement>(`[data-feature="${holdsFocus.current}"] button`)
    if (elsewhere) return elsewhere.focus()
    area.current?.closest<HTMLElement>('[data-cell]')?.focus({ preventScroll: true })
    forgetHere()
  }, [version])

  const closed = useRef(false)
  useEffect(() => {
    if (closed.current && adding === 'no') add.current?.focus({ preventScroll: true })
    closed.current = false
  }, [adding])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk the list's own controls
    <div
      ref={area}
      className={styles.area}
      onKeyDown={(event) => walk(event, area.current)}
      onFocus={({ target }) => {
        holdsFocus.current = target.closest<HTMLElement>('[data-feature]')?.dataset.feature ?? ''
      }}
      onBlur={() => {
        holdsFocus.current = null
      }}
    >
      {records.size > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without markers
        <ul role="list" className={styles.list}>
          {[...records].map((feature) => (
            <FeatureRow key={feature.id} id={feature.id} release={release} />
          ))}
        </ul>
      )}
      {dropLine !== null && <div className={styles.drop} style={{ top: dropLine }} aria-hidden />}
      {records.size > mostFeatures && adding === 'no' && asking?.goal !== goal && (
        <p className={styles.flag}>{featureWords('many', { count: records.size })}</p>
      )}
      {asking?.goal === goal && (
        <AskReason
          key={asking.name}
          goal={goal}
          name={asking.name}
          sentence={asking.sentence}
          doWord={featureWords('moveAnyway')}
          onReason={(reason) => {
            const outcome = asking.run(reason)
            if (outcome.refusal) return outcome.sentence
            ask(null)
            return undefined
          }}
          onCancel={() => ask(null)}
        />
      )}
      {mayPlan &&
        (adding !== 'no' ? (
          <AddFeature
            goal={goal}
            takesKeys={adding === 'asked'}
            onClose={(back) => {
              closed.current = back
              setAdding('no')
            }}
          />
        ) : (
          <button
            type="button"
            ref={add}
            className={records.size > 0 ? styles.add : styles.first}
            data-row
            data-add="feature"
            tabIndex={stop}
            onClick={() => setAdding('asked')}
          >
            {featureWords('add')}
          </button>
        ))}
    </div>
  )
}

/** What can be focused, row by row. */
function controlsOf(area: HTMLElement | null): HTMLElement[][] {
  return [...(area?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].map((row) =>
    row.matches('button') ? [row] : [...row.querySelectorAll<HTMLElement>('button, a')],
  )
}

/** The cell of the grid above or below the one that a list stands in. */
function cellBeside(area: HTMLElement | null, by: -1 | 1): HTMLElement | null | undefined {
  const [row, release] = area?.closest<HTMLElement>('[data-grid-at]')?.dataset.cell?.split(':') ?? []
  const next = cellRows[cellRows.indexOf(row as RowName) + by]
  if (!row || !next) return null
  return area?.closest('[role="grid"]')?.querySelector<HTMLElement>(`[data-cell="${next}:${release}"]`)
}

/**
 * The list's own arrows: up and down between rows and, past its ends, to the cell above or below; left and right
 * between what a row offers.
 */
export function walk(event: KeyboardEvent, area: HTMLElement | null): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const rows = controlsOf(area)
  const row = rows.findIndex((controls) => controls.includes(event.target as HTMLElement))
  if (row < 0) return
  const column = rows[row]!.indexOf(event.target as HTMLElement)
  const to = {
    ArrowUp: () => rows[row - 1]?.[0] ?? cellBeside(area, -1),
    ArrowDown: () => rows[row + 1]?.[0] ?? cellBeside(area, 1),
    ArrowLeft: () => rows[row]![column - 1],
    ArrowRight: () => rows[row]![column + 1],
    Home: () => rows[0]?.[0],
    End: () => rows.at(-1)?.[0],
  }[event.key]
  if (!to) return
  event.preventDefault()
  event.stopPropagation()
  to()?.focus()
}
