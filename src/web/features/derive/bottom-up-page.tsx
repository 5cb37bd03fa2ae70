import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { bottomUpGates } from '#analysis/bottom-up-gates.ts'
import { deriveRoadmap } from '#analysis/derive-roadmap.ts'
import { onlyStanding } from '#analysis/roadmap-plan.ts'
import { createTheme } from '#domain/backlog/create-theme.ts'
import { stated } from '#domain/kernel/note.ts'
import { find, ordered } from '#domain/kernel/state.ts'
import { useLocalHistory } from '#web/actions/local-history.ts'
import { tell } from '#web/actions/tell.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { applyDraft, propose } from '#web/product/proposing.ts'
import { offerReleaseFirst } from '#web/product/release-first.ts'
import { newId } from '#web/store/new-id.ts'
import { store } from '#web/store/the-store.ts'
import { useQuery, useVersion } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { focusSoon } from '#web/ui/focus-soon.ts'
import { PageBar } from '#web/ui/page-bar.tsx'
import { planStepWords, proposalPageWords, bottomUpWords as say } from '#words/derive.ts'
import { groupWords } from '#words/groups.ts'
import { whyThisWords } from '#words/welcome.ts'
import { comesBackWithUndo } from './back-with-undo.ts'
import { BottomUpProposal } from './bottom-up/bottom-up-proposal.tsx'
import { CheckStage } from './bottom-up/check-stage.tsx'
import { countsOf } from './bottom-up/counts.ts'
import { GoalsStage } from './bottom-up/goals-stage.tsx'
import { ReleasesStage } from './bottom-up/releases-stage.tsx'
import { ReviewStage } from './bottom-up/review-stage.tsx'
import { type StageName, stages } from './bottom-up/stage-names.ts'
import { obstacle, reachable } from './bottom-up/stages.ts'
import { ThemesStage } from './bottom-up/themes-stage.tsx'
import { type ChangePlan, HalfTypedFields, usePlan } from './bottom-up/use-plan.ts'
import styles from './bottom-up/workshop.module.css'
import { useToldOfProposal } from './told-of-losses.ts'
import { useFocusKept } from './use-focus-kept.ts'
import { useProposal } from './use-proposal.ts'

/**
 * Themes found in a long, stable backlog become releases, each with a goal and a metric. Everything is a draft in
 * this browser until the last step applies it as one, or proposes it to the others first.
 */
export function BottomUpPage() {
  const proposal = useProposal(null)
  useToldOfProposal(proposal)
  useFocusKept(proposal?.id, '[data-result]')
  return proposal ? <BottomUpProposal proposal={proposal} /> : <Workshop />
}

function Workshop() {
  const product = useProduct()
  const navigate = useNavigate()
  const search = useSearch({ from: '/inside/p/$key/derive/bottom-up' })
  const [draft, setDraft, clearDraft, steps] = usePlan(product.id)
  const version = useVersion()
  /** the stage that somebody wanted to leave and could not: until then nothing is said to be wrong */
  const [tried, setTried] = useState<StageName | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the State changes in place, `version` stands for it
  const plan = useMemo(
    () => onlyStanding(draft.plan, (id) => find(store.state, 'item', id)?.product === product.id),
    [draft.plan, version, product.id],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const gates = useMemo(
    () => bottomUpGates(store.state, product.id, new Date().toISOString()),
    [version, product.id],
  )
  const advised = gates.every(({ open }) => open)
  const furthest = reachable(plan, store.state, advised, draft.reason)
  const wanted = search.stage ?? 'check'
  const stage = stages.indexOf(wanted) <= stages.indexOf(furthest) ? wanted : furthest
  const why = obstacle(stage, plan, store.state, advised, draft.reason)
  const change: ChangePlan = (next, step, typedIn) => setDraft({ plan: next }, step, typedIn)
  const typing = {
    half: draft.half,
    change: (next: (half: typeof draft.half) => typeof draft.half) =>
      setDraft(({ half }) => ({ half: next(half) }), null),
  }
  const isTried = tried === stage && why !== null
  const isBare = useQuery((state) => ordered(state, 'item', product.id).size === 0, { kinds: ['item'] })

  const go = (to: StageName) => {
    setTried(null)
    void navigate({ to: '/p/$key/derive/bottom-up', params: { key: product.key }, search: { stage: to } })
  }
  const forward = () => {
    if (why) {
      setTried(stage)
      // Once the field says what is wrong, that is where it is put right.
      return focusSoon('[data-stage] [aria-invalid="true"]', '[data-stage] [data-begin]')
    }
    const next = stages[stages.indexOf(stage) + 1]
    if (next) go(next)
    else apply()
  }
  const derived = () => {
    const draftOf = deriveRoadmap(store.state, product.id, plan, { newId })
    const title = stated(draftOf.title)
    const said = draft.reason ? { text: say('doneWhy', { title, reason: draft.reason }) } : draftOf.title
    return { ...draftOf, title: said }
  }
  const apply = () => {
    const proposal = derived()
    const done = say('done', countsOf(proposal.suggestions))
    const label = say('title')
    if (!tell(applyDraft(proposal, label), done)) return
    const made = proposal.suggestions.find(({ command }) => command === createTheme.name)?.input.theme
    comesBackWithUndo({ kind: 'theme', id: made as string }, label, clearDraft())
    offerReleaseFirst(product.id)
    void navigate({ to: '/p/$key/roadmap', params: { key: product.key } })
  }
  const putUp = () => propose(derived(), { product: product.id, release: null })
  const isReady = stage === 'review' && why === null

  const back = stages[stages.indexOf(stage) - 1]
  useLocalHistory({ of: say('thisPlan'), ...steps })
  useActions('derive', [
    {
      id: 'derive.next',
      label: say('nextStep'),
      group: groupWords('derive'),
      keys: ['Mod+Enter'],
      perform: forward,
    },
    {
      id: 'derive.back',
      label: say('stepBack'),
      group: groupWords('derive'),
      keys: ['Alt+Backspace'],
      enabled: () => back !== undefined,
      perform: () => back && go(back),
    },
    {
      id: 'derive.propose',
      label: proposalPageWords('propose'),
      group: groupWords('derive'),
      enabled: () => isReady,
      perform: putUp,
    },
  ])

  if (isBare) return <NoItems />
  return (
    <>
      <PageBar
        title={say('title')}
        why={{ label: whyThisWords('title'), text: whyThisWords('bottomUp') }}
        actions={
          <>
            {back && <Button onClick={() => go(back)}>{say('back')}</Button>}
            <Button look="first" onClick={forward} keys={['Mod+Enter']}>
              {stage === 'review'
                ? say('create')
                : say('next', { stage: say(stages[stages.indexOf(stage) + 1]!) })}
            </Button>
          </>
        }
      />
      <nav className={styles.rail} aria-label={say('steps')}>
        <ol>
          {stages.map((name, index) => (
            <li key={name}>
              <button
                type="button"
                ref={name === stage ? intoView : undefined}
                aria-current={name === stage ? 'step' : undefined}
                disabled={index > stages.indexOf(furthest)}
                onClick={() => go(name)}
              >
                <span>{index + 1}</span> {say(name)}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <HalfTypedFields value={typing}>
        <div className={styles.place} data-stage={stage}>
          {stage === 'check' && (
            <CheckStage
              gates={gates}
              advised={advised}
              reason={draft.reason}
              trouble={isTried ? why : null}
              onReason={(reason) => setDraft({ reason }, planStepWords('reason'), 'reason')}
            />
          )}
          {stage === 'themes' && <ThemesStage plan={plan} change={change} error={isTried ? why : null} />}
          {stage === 'releases' && <ReleasesStage plan={plan} change={change} error={isTried ? why : null} />}
          {stage === 'goals' && <GoalsStage plan={plan} change={change} showTroubles={isTried} />}
          {stage === 'review' && <ReviewStage plan={plan} onPropose={putUp} />}
        </div>
      </HalfTypedFields>
    </>
  )
}

/** A product without items has nothing that themes could be found in: it leads to where items come from. */
function NoItems() {
  const product = useProduct()
  const navigate = useNavigate()
  const params = { key: product.key }
  return (
    <>
      <PageBar title={say('title')} why={{ label: whyThisWords('title'), text: whyThisWords('bottomUp') }} />
      <EmptyState
        title={say('noItems')}
        actions={
          <>
            <Button look="first" onClick={() => void navigate({ to: '/p/$key/import', params })}>
              {say('import')}
            </Button>
            <Button onClick={() => void navigate({ to: '/p/$key/backlog', params })}>{say('newItem')}</Button>
          </>
        }
      >
        {say('noItemsHow')}
      </EmptyState>
    </>
  )
}

/** On a phone the last steps lie beyond the edge. */
const intoView = (step: HTMLElement | null) => step?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
