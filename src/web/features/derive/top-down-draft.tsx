import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { deriveBacklog } from '#analysis/derive-backlog.ts'
import { createItem } from '#domain/backlog/create-item.ts'
import { stated } from '#domain/kernel/note.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import type { State } from '#domain/kernel/state.ts'
import { isRefusal, sentence } from '#domain/refusals.ts'
import { createFeature } from '#domain/roadmap/create-feature.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { featuresOf, goalOf } from '#domain/roadmap/trace.ts'
import { tell } from '#web/actions/tell.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { applyDraft, propose } from '#web/product/proposing.ts'
import { newId } from '#web/store/new-id.ts'
import { store } from '#web/store/the-store.ts'
import { useQuery, useVersion } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { focusSoon } from '#web/ui/focus-soon.ts'
import { PageBar } from '#web/ui/page-bar.tsx'
import { proposalPageWords, topDownWords as say } from '#words/derive.ts'
import { groupWords } from '#words/groups.ts'
import { trayWords } from '#words/tray.ts'
import { whyThisWords } from '#words/welcome.ts'
import { AskOne } from './ask-one.tsx'
import { comesBackWithUndo } from './back-with-undo.ts'
import styles from './derive.module.css'
import { type Chosen, DeriveFrom } from './derive-from.tsx'
import { ProposalPreview } from './proposal-preview.tsx'
import { isNewItem } from './suggestion-list.tsx'
import { type Lines, useLines } from './use-lines.ts'

/** Stories are typed one a line; what they would make stands beside them and is nobody else's until it is proposed. */
export function TopDownDraft(chosen: Chosen) {
  const { release, isNext } = chosen
  const product = useProduct()
  const navigate = useNavigate()
  const { lines, reason, names, type, clear } = useLines(release)
  const version = useVersion()
  const features = useQuery((state) => featuresOf(state, release.id), { kinds: ['feature', 'goal'] })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the State changes in place, `version` stands for it
  const derived = useMemo(
    () => derive(store.state, release.id, lines, isNext ? '' : reason),
    [release.id, lines, reason, isNext, version],
  )
  // A feature may go, or to another release, while somebody types for it: the words stay under the hand.
  const strays = Object.keys(lines).filter(
    (id) => lines[id]?.trim() !== '' && !features.some((feature) => feature.id === id),
  )
  const fields = [...features, ...strays.map((id) => ({ id, name: names[id] ?? '' }))]
  const draft = isRefusal(derived) ? null : derived.proposal
  /** somebody wanted to go on without what is lacking: until then nothing is said to be wrong */
  const [tried, setTried] = useState(false)
  const lacking = isRefusal(derived) ? null : derived.lacking
  const asksFeature = useAsksFeature(features.length)
  const made = draft ? draft.suggestions.filter(isNewItem).length : 0
  const isEmpty = !draft || draft.suggestions.length === 0

  /** What can be created, or nothing: then the field that keeps it from that says why, and has the focus. */
  const ready = () => {
    if (!draft || isEmpty) return null
    if (!lacking) return draft
    setTried(true)
    focusSoon('[data-reason]')
    return null
  }
  const apply = () => {
    const draft = ready()
    if (!draft) return
    const label = stated(draft.title)
    const outcome = applyDraft(draft, label, reason)
    const told = { count: made, release: releaseName(release) }
    if (!tell(outcome, say(made > 0 ? 'created' : 'heads', told))) return
    const typed = clear(new Set(features.map(({ id }) => id)))
    const item = draft.suggestions.find(({ command }) => command === createItem.name)?.input.item as
      | string
      | undefined
    if (item) comesBackWithUndo({ kind: 'item', id: item }, label, typed)
    void navigate({ to: '/p/$key/backlog', params: { key: product.key } })
  }
  const putUp = () => {
    const draft = ready()
    if (draft) propose(draft, { product: product.id, release: release.id })
  }

  useActions('derive', [
    {
      id: 'derive.apply',
      label: say('apply'),
      group: groupWords('derive'),
      keys: ['Mod+Enter'],
      perform: apply,
    },
    {
      id: 'derive.propose',
      label: proposalPageWords('propose'),
      group: groupWords('derive'),
      enabled: () => !isEmpty,
      perform: putUp,
    },
  ])

  return (
    <>
      <PageBar
        title={say('title')}
        why={{ label: whyThisWords('title'), text: whyThisWords('topDown') }}
        actions={
          <>
            <Button onClick={putUp} disabled={isEmpty} title={proposalPageWords('proposeWhy')}>
              {proposalPageWords('propose')}
            </Button>
            <Button look="first" onClick={apply} disabled={isEmpty} keys={['Mod+Enter']}>
              {made > 0 || isEmpty ? say('create', { count: made }) : say('head')}
            </Button>
          </>
        }
      />
      <DeriveFrom
        {...chosen}
        why={
          !isNext && (
            <TextField
              label={say('whyBefore')}
              value={reason}
              onChange={(text) => type({ reason: text })}
              hint={say('whyBeforeHow')}
              error={tried && lacking ? sentence(lacking) : null}
              data-reason
            />
          )
        }
        result={<ProposalPreview derived={derived} />}
      >
        {features.length === 0 && <p className={styles.hint}>{say('noFeatures')}</p>}
        {asksFeature && <AskFeature release={release.id} />}
        {fields.map(({ id, name }) => (
          <TextArea
            key={id}
            label={name}
            value={lines[id] ?? ''}
            onChange={(text) => type({ lines: { ...lines, [id]: text } })}
            rows={3}
            placeholder={say('stories')}
            hint={repeatedHint(derived, id)}
            error={strays.includes(id) ? say('notHere', { feature: name }) : null}
            data-stories
          />
        ))}
      </DeriveFrom>
    </>
  )
}

/** Whether features are asked for here: from when there are none until the screen is left, since one is seldom all. */
function useAsksFeature(count: number): boolean {
  const [asks, setAsks] = useState(count === 0)
  if (count === 0 && !asks) setAsks(true)
  return asks
}

function AskFeature({ release }: { release: string }) {
  const product = useProduct()
  const goal = useQuery((state) => goalOf(state, release), { kinds: ['goal'] })
  if (!goal) return null
  return (
    <AskOne
      label={say('featureAsks')}
      example={say('featureExample')}
      empty={say('featureEmpty')}
      button={say('addFeature')}
      draft={{
        scope: scopeIn(product.id, 'plan'),
        name: `derived-feature ${goal.id}`,
        called: () => trayWords.said('featureFor', { name: goal.text }),
        of: { kind: 'goal', id: goal.id },
      }}
      onAdd={(name) => {
        const outcome = store.run(createFeature, { feature: newId('feature'), goal: goal.id, name })
        return outcome.refusal ? outcome.sentence : null
      }}
      focus="[data-from] textarea[data-stories]"
    />
  )
}

/** Says which lines make no second item. */
function repeatedHint(derived: ReturnType<typeof deriveBacklog>, feature: string): string | undefined {
  if (isRefusal(derived)) return undefined
  const lines = derived.repeated.filter((one) => one.feature === feature)
  return lines.length === 0 ? undefined : say('repeated', { count: lines.length, first: lines[0]!.title })
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
