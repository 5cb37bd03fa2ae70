import { Link, useNavigate } from '@tanstack/react-router'
import { useLayoutEffect, useRef, useState } from 'react'
import { isPressing } from '#domain/checks/roadmap-findings.ts'
import type { Finding } from '#domain/kernel/check.ts'
import { type At, atSame } from '#web/product/at.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { useQuery } from '#web/store/use-store.ts'
import { IconButton } from '#web/ui/button.tsx'
import { MenuButton } from '#web/ui/menu.tsx'
import { saidInWords } from '#words/area.ts'
import { roadmapWords as say } from '#words/roadmap.ts'
import styles from './check-strip.module.css'

const rowOf = {
  'many-features': 'features',
  'no-features': 'features',
  'hollow-features': 'features',
  'no-metric': 'metrics',
} as const

const releaseKinds = ['release'] as const

/** What is out of line, the worst first and in one line, each a way to where it can be put in line. */
export function CheckStrip({ findings, onHide }: { findings: readonly Finding[]; onHide: () => void }) {
  const product = useProduct()
  const navigate = useNavigate()
  const list = useRef<HTMLUListElement>(null)
  const shown = useFitting(list, findings)
  const pressing = useQuery((state) => findings.filter((one) => isPressing(state, one)).length, {
    kinds: releaseKinds,
  })
  const lead = (finding: Finding) => {
    if (finding.code === 'loose-items') void navigate(looseItems(product.key))
    else show(rowOf[finding.code as keyof typeof rowOf], finding.about)
  }
  return (
    <section className={styles.strip} aria-label={say('checks')} data-not-printed>
      <h2 className={styles.count}>
        {findings.length === 0 ? say('allInLine') : say('checkCount', { count: findings.length })}
      </h2>
      {findings.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without markers
        <ul role="list" ref={list} className={styles.list}>
          {findings.map((finding, at) => (
            <li key={finding.code + finding.subject} data-over={at >= shown || undefined}>
              <Way finding={finding} isPressing={at < pressing} onLead={() => lead(finding)} />
            </li>
          ))}
        </ul>
      )}
      {shown < findings.length && (
        <MenuButton
          label={say('otherChecks')}
          className={styles.more}
          align="end"
          items={() =>
            findings
              .slice(shown)
              .map((finding) => ({ label: saidInWords(finding.said), perform: () => lead(finding) }))
          }
        >
          {say('moreChecks', { count: findings.length - shown })}
        </MenuButton>
      )}
      <IconButton icon="close" label={say('hideChecks')} keys={['!']} onClick={onHide} />
    </section>
  )
}

function Way({ finding, isPressing, onLead }: { finding: Finding; isPressing: boolean; onLead: () => void }) {
  const product = useProduct()
  const words = saidInWords(finding.said)
  const shared = {
    className: styles.finding,
    title: words,
    'data-pressing': isPressing || undefined,
    children: words,
  }
  if (finding.code !== 'loose-items') return <button type="button" {...shared} onClick={onLead} />
  return <Link {...shared} {...looseItems(product.key)} />
}

const looseItems = (key: string) =>
  ({
    to: '/p/$key/backlog',
    params: { key },
    search: (now: { at?: At }) => ({ q: 'is:orphan', ...atSame(now) }),
  }) as const

/** How many of a list that wraps stand in its first line, of which one always does. */
function useFitting(list: React.RefObject<HTMLElement | null>, of: readonly unknown[]): number {
  const [fitting, setFitting] = useState(of.length)
  // biome-ignore lint/correctness/useExhaustiveDependencies: others take up more or less room
  useLayoutEffect(() => {
    const { current } = list
    if (!current) return undefined
    const look = () => {
      const all = [...current.children] as HTMLElement[]
      const first = all[0]?.offsetTop
      const next = all.findIndex(({ offsetTop }) => offsetTop !== first)
      setFitting(next < 0 ? all.length : next)
    }
    look()
    const resized = new ResizeObserver(look)
    resized.observe(current)
    return () => resized.disconnect()
  }, [list, of])
  return Math.min(fitting, of.length)
}

/** Leads to the feature it names, or else the cell; on a small screen to the first control of the part. */
function show(row: string, [release, feature]: readonly string[]): void {
  const found =
    (feature && document.querySelector<HTMLElement>(`[data-feature="${feature}"] button`)) ||
    document.querySelector<HTMLElement>(`[role][data-cell="${row}:${release}"]`) ||
    document.querySelector<HTMLElement>(`[data-cell="${row}:${release}"] button`)
  found?.focus()
}
