import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { type DerivedBacklog, deriveBacklog } from '#analysis/derive-backlog.ts'
import { ordered, type State } from '#domain/kernel/state.ts'
import { isRefusal, sentence } from '#domain/refusals.ts'
import type { Release } from '#domain/roadmap/release.ts'
import { showDate } from '#domain/roadmap/release-date.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { featuresOf, nextRelease } from '#domain/roadmap/trace.ts'
import { tell } from '#web/actions/tell.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { newId } from '#web/store/new-id.ts'
import { store } from '#web/store/the-store.ts'
import { useQuery, useVersion } from '#web/store/use-store.ts'
import { threadOf } from '#web/thread/thread.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { PageBar } from '#web/ui/page-bar.tsx'
import { Select } from '#web/ui/select.tsx'
import { topDownWords as say } from '#words/derive.ts'
import { groupWords } from '#words/groups.ts'
import styles from './derive.module.css'
import { GoalHead } from './goal-head.tsx'
import { ProposalPreview } from './proposal-preview.tsx'
import { useDraft } from './use-draft.ts'

type Lines = { [feature: string]: string }
const isLines = (value: unknown): value is Lines =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((text) => typeof text === 'string')

/**
 * The next release's goal and features become a short backlog: stories are typed one a line beside what they
 * would make, and one button creates all of it as one step.
 */
export function TopDownPage() {
  const product = useProduct()
  const navigate = useNavigate()
  const search = useSearch({ from: '/inside/p/$key/derive/top-down' })
  const releases = useQuery((state) => [...ordered(state, 'release', product.id)], { kinds: ['release'] })
  const next = useQuery((state) => nextRelease(state, product.id)?.id ?? null, { kinds: ['release'] })
  const release = releases.find(({ id }) => id === search.release) ?? releases.find(({ id }) => id === next)
  if (!release) return <NoRelease />
  return (
    <Derivation
      key={release.id}
      release={release}
      releases={releases}
      isNext={release.id === next}
      onRelease={(id) =>
        void navigate({
          to: '/p/$key/derive/top-down',
          params: { key: product.key },
          search: { release: id },
          replace: true,
        })
      }
    />
  )
}

function NoRelease() {
  const product = useProduct()
  const navigate = useNavigate()
  return (
    <>
      <PageBar title={say('title')} />
      <EmptyState
        title={say('noRelease')}
        actions={
          <Button
            look="first"
            onClick={() => void navigate({ to: '/p/$key/roadmap', params: { key: product.key } })}
          >
            {say('plan')}
          </Button>
        }
      >
        {say('noReleaseHow')}
      </EmptyState>
    </>
  )
}

function Derivation({
  release,
  releases,
  isNext,
  onRelease,
}: {
  release: Release
  releases: readonly Release[]
  isNext: boolean
  onRelease: (id: string) => void
}) {
  const product = useProduct()
  const navigate = useNavigate()
  const [lines, setLines, clearLines] = useDraft<Lines>(`throughline-top-down-${release.id}`, {}, isLines)
  const [reason, setReason] = useState('')
  const version = useVersion()
  const features = useQuery((state) => featuresOf(state, release.id), { kinds: ['feature', 'goal'] })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the State changes in place, `version` stands for it
  const derived = useMemo(
    () => derive(store.state, release.id, lines, isNext ? '' : reason),
    [release.id, lines, reason, isNext, version],
  )
  const made = isRefusal(derived) ? 0 : derived.proposal.steps.filter(isItem).length
  const steps = isRefusal(derived) ? [] : derived.proposal.steps

  const apply = () => {
    if (isRefusal(derived) || steps.length === 0) return
    const outcome = store.runAll(
      steps.map(({ call }) => call),
      { label: derived.proposal.title, ...(reason && { note: { text: reason } }) },
    )
    const told = { count: made, release: releaseName(release) }
    if (!tell(outcome, say(made > 0 ? 'created' : 'heads', told))) return
    clearLines()
    void navigate({ to: '/p/$key/backlog', params: { key: product.key } })
  }

  useActions('derive', [
    {
      id: 'derive.apply',
      label: say('apply'),
      group: groupWords('derive'),
      keys: ['Mod+Enter'],
      perform: apply,
    },
  ])

  return (
    <>
      <PageBar
        title={say('title')}
        actions={
          <Button look="first" onClick={apply} disabled={steps.length === 0} keys={['Mod+Enter']}>
            {made > 0 || steps.length === 0 ? say('create', { count: made }) : say('head')}
          </Button>
        }
      />
      <div
        className={styles.columns}
        style={{ '--thread': threadOf(store.state, release.id) } as React.CSSProperties}
      >
        <section className={styles.left} aria-label={say('from')}>
          <Select
            label={say('release')}
            value={release.id as string}
            options={releases.map((column) => ({
              value: column.id as string,
              label: say('releaseOption', {
                name: releaseName(column),
                date: showDate(column.date),
                released: column.released ? 'yes' : 'no',
              }),
            }))}
            onChange={onRelease}
            hint={isNext ? say('nextRelease') : undefined}
          />
          {!isNext && (
            <TextField
              label={say('whyBefore')}
              value={reason}
              onChange={setReason}
              error={isRefusal(derived) ? sentence(derived) : null}
            />
          )}
          <GoalHead release={release.id} />
          {features.length === 0 && <p className={styles.hint}>{say('noFeatures')}</p>}
          {features.map((feature) => (
            <TextArea
              key={feature.id}
              label={feature.name}
              value={lines[feature.id] ?? ''}
              onChange={(text) => setLines({ ...lines, [feature.id]: text })}
              rows={3}
              placeholder={say('stories')}
            />
          ))}
        </section>
        <ProposalPreview derived={derived} />
      </div>
    </>
  )
}

function derive(
  state: State,
  release: string,
  lines: Lines,
  reason: string,
): ReturnType<typeof deriveBacklog> {
  const known = new Set(featuresOf(state, release).map(({ id }) => id as string))
  const drafts = Object.entries(lines).filter(([feature]) => known.has(feature))
  return deriveBacklog(
    state,
    release,
    drafts.map(([feature, text]) => ({ feature, lines: text })),
    { newId, reason },
  )
}

const isItem = (step: DerivedBacklog['proposal']['steps'][number]) => step.call.name === 'create-item'
