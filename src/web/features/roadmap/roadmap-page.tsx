import { useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { roadmapFindings } from '#domain/checks/roadmap-findings.ts'
import { checks } from '#domain/checks.ts'
import type { Finding } from '#domain/kernel/check.ts'
import { countOf } from '#domain/kernel/counts.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import type { State } from '#domain/kernel/state.ts'
import { createRelease } from '#domain/roadmap/create-release.ts'
import { useArrival } from '#web/product/arrival.ts'
import { useProduct } from '#web/product/current-product.tsx'
import type { ReadStore } from '#web/store/screen-store.ts'
import { useHolds, useMay, useOrdered, useQuery, useStore } from '#web/store/use-store.ts'
import { useThread } from '#web/thread/lit-thread.ts'
import { Button } from '#web/ui/button.tsx'
import { PageBar } from '#web/ui/page-bar.tsx'
import { remember, remembered } from '#web/ui/remembered.ts'
import { usePrinting } from '#web/ui/use-printing.ts'
import { newReleaseWords } from '#words/new-release.ts'
import { roadmapWords as say } from '#words/roadmap.ts'
import { whyThisWords } from '#words/welcome.ts'
import { CheckStrip } from './check-strip.tsx'
import { Starts } from './first-release.tsx'
import { useHere } from './here.ts'
import { ReleaseStack } from './release-stack.tsx'
import { type Asking, RoadmapContext } from './roadmap-context.tsx'
import { RoadmapGrid } from './roadmap-grid.tsx'
import styles from './roadmap-page.module.css'
import { useDraftRelease } from './use-draft-release.ts'
import { useRoadmapActions } from './use-roadmap-actions.ts'

/** Below this a column and its row headings no longer stand side by side. */
const narrow = matchMedia('(width < 40em)')
const checksKey = 'throughline-roadmap-checks'

/** The roadmap: releases planned by goal, and what the goals need. */
export function RoadmapPage() {
  const product = useProduct()
  const store = useStore()
  const { records, version } = useOrdered('release', product.id)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list changes in place, `version` stands for it
  const releases = useMemo(() => [...records], [records, version])
  const items = useQuery((state) => countOf(state.counts, product.id, 'items'), { kinds: ['item'] })
  const findings = useQuery((state) => visibleFindings(state, product.id, store), {
    kinds: ['release', 'goal', 'feature', 'metric', 'item'],
    isEqual: sameFindings,
  })
  const mayPlan = useMay(createRelease)
  const seesBacklog = useHolds(scopeIn(product.id, 'backlog'))
  const printing = usePrinting()
  const inGrid = !useSyncExternalStore(watchNarrow, () => narrow.matches) || printing
  const [asking, ask] = useState<Asking | null>(null)
  const { draft, start } = useDraftRelease(product.id)
  useArrival(({ at }) => {
    const isMine = at === 'new-release'
    if (isMine && mayPlan) start()
    return isMine
  })
  const [checksShown, setChecksShown] = useState(() => remembered(checksKey, (kept) => kept !== 'hidden'))
  const showChecks = (show: boolean) => {
    setChecksShown(show)
    remember(checksKey, show ? null : 'hidden')
  }
  const screen = useRef<HTMLDivElement>(null)
  useHere(screen)
  useThread(screen)
  const { derive, deriveFromBacklog } = useRoadmapActions({
    product,
    mayPlan,
    seesBacklog,
    ask,
    start,
    checksShown,
    showChecks,
  })
  const first = releases.length === 0
  const context = useMemo(
    () => ({ mayPlan, seesBacklog, inGrid, asking, ask }),
    [mayPlan, seesBacklog, inGrid, asking],
  )

  return (
    <RoadmapContext value={context}>
      <PageBar
        title={say('roadmap')}
        why={{ label: whyThisWords('title'), text: whyThisWords('roadmap') }}
        actions={
          <>
            {!checksShown && findings.length > 0 && !first && (
              <Button look="quiet" keys={['!']} onClick={() => showChecks(true)}>
                {say('checkCount', { count: findings.length })}
              </Button>
            )}
            {mayPlan && first && items > 0 && (
              <Button onClick={deriveFromBacklog}>{say('fromBacklog')}</Button>
            )}
            {mayPlan && !first && (
              <>
                <Button keys={['d']} onClick={derive}>
                  {say(inGrid ? 'deriveBacklog' : 'derive')}
                </Button>
                <Button look="first" keys={['n']} onClick={start}>
                  {newReleaseWords('add')}
                </Button>
              </>
            )}
          </>
        }
      />
      <div ref={screen} className={styles.screen}>
        {inGrid
          ? bandsOf(releases.length, printing).map((band, at) => (
              <RoadmapGrid
                // biome-ignore lint/suspicious/noArrayIndexKey: the first is the one on the screen
                key={at}
                releases={releases}
                band={band}
                draft={draft}
                onStart={mayPlan ? start : null}
              />
            ))
          : (!first || draft) && <ReleaseStack releases={releases} draft={draft} />}
        {first && !draft && <Starts items={items} onPlan={mayPlan ? start : null} />}
      </div>
      {checksShown && !first && <CheckStrip findings={findings} onHide={() => showChecks(false)} />}
    </RoadmapContext>
  )
}

/** As many columns as can be read beside each other on a sheet of paper. */
const mostOnPaper = 8

/** The columns of a roadmap: all beside each other, and on paper in parts of about the same width. */
function bandsOf(columns: number, printing: boolean): (readonly [number, number])[] {
  const parts = printing ? Math.max(1, Math.ceil(columns / mostOnPaper)) : 1
  const width = Math.ceil(columns / parts)
  return Array.from({ length: parts }, (_, at) => [at * width, Math.min(columns, (at + 1) * width)])
}

function watchNarrow(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** What is made from a shelf that the person does not see is not told. */
function visibleFindings(state: State, product: string, store: Pick<ReadStore, 'holds'>): Finding[] {
  const mine = checks.filter(({ reads }) => reads(product).every((scope) => store.holds(scope)))
  const codes = new Set(mine.map(({ code }) => code))
  return roadmapFindings(state, checks, product).filter(({ code }) => codes.has(code))
}

function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
