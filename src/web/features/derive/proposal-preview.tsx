import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { DerivedBacklog } from '#analysis/derive-backlog.ts'
import type { ItemKind } from '#domain/backlog/item.ts'
import { stated } from '#domain/kernel/note.ts'
import { focusRelease } from '#domain/product/focus-release.ts'
import { isRefusal, type Refusal } from '#domain/refusals.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { Clamped } from '#web/ui/clamp.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { marked } from '#web/ui/marked.ts'
import { topDownWords as say } from '#words/derive.ts'
import styles from './derive.module.css'
import { isNewItem } from './suggestion-list.tsx'

/** How many of a long list are named; the rest is counted, never hidden. */
const most = 12

/** What would come about, before anything does: added, kept, and what stays outside the goal. */
export function ProposalPreview({ derived }: { derived: DerivedBacklog | Refusal }) {
  const product = useProduct()
  if (isRefusal(derived)) return <section className={styles.right} aria-label={say('would')} />
  const { proposal, kept, outside } = derived
  const added = proposal.suggestions.filter(isNewItem)
  const standing = kept.flatMap(({ items }) => items)
  const head = proposal.suggestions.find(({ command }) => command === focusRelease.name)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and holds nothing else that keys could scroll it by
    <section className={styles.right} aria-label={say('would')} tabIndex={0} data-result>
      <h2>{say('creates')}</h2>
      {head && <Clamped lines={2} of={say('goal')} className={styles.headline} text={stated(head.what)} />}
      <Group
        title={say('added', { count: added.length })}
        empty={
          kept.length === 0
            ? say('nothingNew')
            : marked(say, 'everyFeature', {
                backlog: (words) => (
                  <Link to="/p/$key/backlog" params={{ key: product.key }}>
                    {words}
                  </Link>
                ),
              })
        }
      >
        {added.map(({ input, why }) => {
          const { item, kind, title, parent } = input as Record<string, string>
          return (
            <Line
              key={item}
              kind={(kind ?? 'story') as ItemKind}
              title={title ?? ''}
              note={stated(why)}
              child={Boolean(parent)}
              sign="+"
            />
          )
        })}
      </Group>
      {standing.length > 0 && (
        <Group title={say('kept', { count: standing.length })}>
          {standing.slice(0, most).map((item) => (
            <Line key={item.id} kind={item.kind} title={item.title} child={item.parent !== null} sign="=" />
          ))}
          {standing.length > most && (
            <li className={styles.more}>{say('more', { count: standing.length - most })}</li>
          )}
        </Group>
      )}
      {outside.length > 0 && (
        <Group title={say('outside', { count: outside.length })}>
          {outside.slice(0, most).map((item) => (
            <Line key={item.id} kind={item.kind} title={item.title} sign="·" />
          ))}
          {outside.length > most && (
            <li className={styles.more}>{say('more', { count: outside.length - most })}</li>
          )}
          <li className={styles.more}>{say('stay')}</li>
        </Group>
      )}
    </section>
  )
}

function Group({
  title,
  empty,
  children,
}: {
  title: string
  empty?: ReactNode
  children: ReactNode[] | ReactNode
}) {
  const none = Array.isArray(children) && children.length === 0
  return (
    <>
      <h3>{title}</h3>
      {none ? <p className={styles.hint}>{empty}</p> : <ul className={styles.lines}>{children}</ul>}
    </>
  )
}

function Line({
  kind,
  title,
  note,
  child,
  sign,
}: {
  kind: ItemKind
  title: string
  note?: string
  child?: boolean
  sign: '+' | '=' | '·'
}) {
  const key = ({ '+': 'isAdded', '=': 'isKept', '·': 'isOutside' } as const)[sign]
  return (
    <li className={styles.line} data-child={child || undefined} title={note}>
      <span aria-label={say(key)} role="img" className={styles.sign} data-sign={sign}>
        {sign}
      </span>
      <Icon name={kind} />
      <span dir="auto" className={styles.title}>
        {title}
      </span>
    </li>
  )
}
