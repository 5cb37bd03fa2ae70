import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { isPressing } from '#domain/checks/roadmap-findings.ts'
import { find } from '#domain/kernel/state.ts'
import { deleteMetric } from '#domain/roadmap/delete-metric.ts'
import type { GoalId } from '#domain/roadmap/goal.ts'
import { isDirection } from '#domain/roadmap/is-direction.ts'
import type { Metric } from '#domain/roadmap/metric.ts'
import { tell } from '#web/actions/tell.ts'
import { isHalfWritten } from '#web/product/is-half-written.ts'
import { metricEnds } from '#web/product/metric-line.ts'
import { store } from '#web/store/the-store.ts'
import { useFlash, useOrdered, useQuery, useRecord } from '#web/store/use-store.ts'
import type { InlineEditHandle } from '#web/ui/inline-edit.tsx'
import { contextMenu, type MenuEntry } from '#web/ui/menu.tsx'
import { metricLineWords } from '#words/metric-line.ts'
import { metricWords as say } from '#words/roadmap.ts'
import { metricDraft } from './feature-draft.ts'
import { MetricForm } from './metric-form.tsx'
import { metricKind } from './metric-text.ts'
import { walk } from './release-features.tsx'
import { useGoal } from './release-goal.tsx'
import styles from './release-metrics.module.css'
import { useRoadmap, useStop } from './roadmap-context.tsx'

/** How one will know that the goal is met. */
export function ReleaseMetrics({ release, ref }: { release: string; ref?: Ref<InlineEditHandle> }) {
  const goal = useGoal(release)
  const pressing = useQuery(
    (state) => {
      const record = find(state, 'release', release)
      const isPlanned = record !== undefined && !isDirection(state, record)
      return isPlanned && isPressing(state, { subject: release, product: record.product })
    },
    { kinds: ['release'] },
  )
  if (!goal) return null
  return <MetricList goal={goal.id} pressing={pressing} {...(ref && { ref })} />
}

function MetricList({
  goal,
  pressing,
  ref,
}: {
  goal: GoalId
  /** it is to have one by now */
  pressing: boolean
  ref?: Ref<InlineEditHandle>
}) {
  const { records } = useOrdered('metric', goal)
  const { mayPlan } = useRoadmap()
  const stop = useStop()
  /** the metric whose form is open; 'new' for one to be made */
  const [open, setOpen] = useState<string | null>(() =>
    mayPlan && isHalfWritten(metricDraft(goal)) ? 'new' : null,
  )
  /** it stands open by itself, until it has been closed */
  const byItself = useRef(open !== null)
  const area = useRef<HTMLDivElement>(null)
  const back = useRef<string | null>(null)
  useImperativeHandle(ref, () => ({
    edit: () => {
      if (records.size === 0 && mayPlan && open === null) setOpen('new')
      else area.current?.querySelector<HTMLElement>('[data-row], form input')?.focus()
    },
  }))
  const close = (giveFocusBack: boolean) => {
    back.current = giveFocusBack ? open : null
    byItself.current = false
    setOpen(null)
  }
  useEffect(() => {
    if (open !== null || back.current === null) return
    const stops = `[data-metric="${back.current}"], [data-add="metric"]`
    area.current?.querySelector<HTMLElement>(stops)?.focus({ preventScroll: true })
    back.current = null
  }, [open])
  const menu = (metric: Metric): MenuEntry[] => [
    { label: say('edit'), perform: () => setOpen(metric.id) },
    { label: say('delete'), perform: () => remove(metric) },
  ]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk the list's own controls
    <div ref={area} className={styles.area} onKeyDown={(event) => walk(event, area.current)}>
      {records.size > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without markers
        <ul role="list" className={styles.list}>
          {[...records].map((metric) =>
            open === metric.id ? (
              <li key={metric.id}>
                <MetricForm goal={goal} metric={metric} onClose={close} onDelete={() => remove(metric)} />
              </li>
            ) : (
              <MetricRow key={metric.id} id={metric.id} onEdit={() => setOpen(metric.id)} menu={menu} />
            ),
          )}
        </ul>
      )}
      {open === 'new' ? (
        <MetricForm goal={goal} takesKeys={!byItself.current} onClose={close} />
      ) : mayPlan ? (
        <button
          type="button"
          data-row
          data-add="metric"
          className={records.size > 0 ? styles.more : pressing ? styles.flag : styles.add}
          tabIndex={stop}
          onClick={() => setOpen('new')}
        >
          {say(pressing && records.size === 0 ? 'addFirst' : 'add')}
        </button>
      ) : (
        records.size === 0 && <p className={pressing ? styles.flag : styles.none}>{say('none')}</p>
      )}
    </div>
  )
}

function remove(metric: Metric): void {
  tell(
    store.run(deleteMetric, { metric: metric.id }, { label: say('deleteNamed', { name: metric.name }) }),
    say('deleted', { name: metric.name }),
  )
}

function MetricRow({
  id,
  onEdit,
  menu,
}: {
  id: string
  onEdit: () => void
  menu: (metric: Metric) => MenuEntry[]
}) {
  const metric = useRecord('metric', id)
  const flash = useFlash(id)
  const { mayPlan } = useRoadmap()
  const stop = useStop()
  if (!metric) return null
  const { from, to } = metricEnds(metric)
  const kind = metricKind(metric)
  const drawn = (
    <>
      <span className={styles.ends}>
        {(from || to) && (
          <>
            <span className={from ? styles.from : styles.unknown}>{from || metricLineWords('unknown')}</span>
            <span className={styles.arrow}>→</span>
          </>
        )}
        {to ? <b>{to}</b> : <span className={styles.unknown}>{metricLineWords('noTarget')}</span>}
      </span>
      <span className={styles.label}>
        <bdi>{metric.name}</bdi>
        {kind && <span className={styles.kind}> · {kind}</span>}
      </span>
    </>
  )
  return (
    <li
      data-flash={flash || undefined}
      {...(mayPlan && contextMenu(say('named', { name: metric.name }), () => menu(metric)))}
    >
      {mayPlan ? (
        <button
          type="button"
          className={styles.metric}
          data-row
          data-metric={id}
          tabIndex={stop}
          onClick={onEdit}
        >
          {drawn}
        </button>
      ) : (
        <span className={styles.metric}>{drawn}</span>
      )}
    </li>
  )
}
