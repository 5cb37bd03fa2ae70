import { type CSSProperties, useMemo } from 'react'
import { createItem } from '#domain/backlog/create-item.ts'
import type { ItemKind } from '#domain/backlog/item.ts'
import { stated } from '#domain/kernel/note.ts'
import { needsOf } from '#domain/proposals/needs.ts'
import type { Proposal } from '#domain/proposals/proposal.ts'
import { changedSince } from '#domain/proposals/stale.ts'
import type { Suggestion } from '#domain/proposals/suggestion.ts'
import { tickSuggestions } from '#domain/proposals/tick-suggestions.ts'
import { tellRefusal } from '#web/actions/tell.ts'
import { store } from '#web/store/the-store.ts'
import { useFlash, useRecord, useVersion } from '#web/store/use-store.ts'
import { Icon } from '#web/ui/icon.tsx'
import { momentText } from '#web/ui/moment-text.ts'
import { proposalPageWords as say } from '#words/derive.ts'
import { historyWords } from '#words/history.ts'
import styles from './suggestion-list.module.css'

/** A proposal as everybody who plans the product sees it: each suggestion with its reason, to be ticked or not. */
export function SuggestionList({
  proposal,
  suggestions,
}: {
  proposal: Proposal
  suggestions: readonly Suggestion[]
}) {
  // What is stale is asked of whatever it may rest on.
  useVersion()
  const by = useRecord('member', proposal.by)
  const depths = useMemo(() => depthsOf(suggestions), [suggestions])
  const ticked = suggestions.filter((one) => one.ticked).length
  return (
    <div>
      <h2 dir="auto" className={styles.title}>
        {stated(proposal.title)}
      </h2>
      <p className={styles.hint}>
        {say('by', {
          who: by?.name ?? historyWords('stranger'),
          when: momentText(proposal.createdAt),
          seq: proposal.seq,
        })}
      </p>
      <p className={styles.hint}>{say('how')}</p>
      <h3 className={styles.ticked} aria-live="polite">
        {say('ticked', { ticked, count: suggestions.length })}
      </h3>
      <ul className={styles.suggestions}>
        {suggestions.map((suggestion) => (
          <Row key={suggestion.id} suggestion={suggestion} depth={depths.get(suggestion)!} />
        ))}
      </ul>
    </div>
  )
}

/** How deep each stands below what it needs; what is made before it is needed comes first. */
function depthsOf(suggestions: readonly Suggestion[]): Map<Suggestion, number> {
  const needs = needsOf(suggestions)
  const depths = new Map<Suggestion, number>()
  for (const one of suggestions) {
    const above = [...needs.get(one)!].map((other) => depths.get(other) ?? 0)
    depths.set(one, above.length === 0 ? 0 : Math.max(...above) + 1)
  }
  return depths
}

/** Whether it makes an item. */
export const isNewItem = ({ command }: Pick<Suggestion, 'command'>) => command === createItem.name

function Row({ suggestion, depth }: { suggestion: Suggestion; depth: number }) {
  const { id, input, what, why, evidence, confidence, ticked } = suggestion
  const flash = useFlash(id)
  const stale = ticked ? changedSince(store.state, suggestion) : null
  const item = isNewItem(suggestion) ? ((input.kind as ItemKind | undefined) ?? 'story') : null
  return (
    <li
      className={styles.suggestion}
      style={{ '--depth': depth } as CSSProperties}
      data-flash={flash || undefined}
      data-off={!ticked || undefined}
    >
      <label className={styles.what}>
        <input
          type="checkbox"
          checked={ticked}
          aria-describedby={`${id}-why`}
          onChange={(event) =>
            tellRefusal(
              store.run(tickSuggestions, { suggestions: [id], ticked: event.currentTarget.checked }),
            )
          }
        />
        {item && <Icon name={item} />}
        <span dir="auto">{stated(what)}</span>
      </label>
      <p id={`${id}-why`} className={styles.why}>
        <span dir="auto">{stated(why)}</span>
        {evidence.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what a suggestion rests on never changes
          <span key={at} dir="auto">
            {stated(one)}
          </span>
        ))}
        {confidence !== 'high' && (
          <span data-confidence={confidence}>{say('confidence', { confidence })}</span>
        )}
      </p>
      {stale && (
        <p role="status" className={styles.stale}>
          {say('stale', { why: stale })}
        </p>
      )}
    </li>
  )
}
