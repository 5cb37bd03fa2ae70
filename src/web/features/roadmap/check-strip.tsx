import { Link } from '@tanstack/react-router'
import type { Finding } from '#domain/kernel/check.ts'
import { atSame } from '#web/product/at.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { IconButton } from '#web/ui/button.tsx'
import { saidInWords } from '#words/area.ts'
import { roadmapWords as say } from '#words/roadmap.ts'
import styles from './check-strip.module.css'

const rowOf = {
  'many-features': 'features',
  'no-features': 'features',
  'hollow-features': 'features',
  'no-metric': 'metrics',
} as const

/** What is out of line, each a way to where it can be put in line. */
export function CheckStrip({ findings, onHide }: { findings: readonly Finding[]; onHide: () => void }) {
  const product = useProduct()
  return (
    <section className={styles.strip} aria-label={say('checks')}>
      <h2 className={styles.count}>
        {findings.length === 0 ? say('allInLine') : say('checkCount', { count: findings.length })}
      </h2>
      {findings.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without markers
        <ul role="list" className={styles.list}>
          {findings.map((finding) => (
            <li key={finding.code + finding.subject}>
              {finding.code === 'loose-items' ? (
                <Link
                  className={styles.finding}
                  to="/p/$key/backlog"
                  params={{ key: product.key }}
                  search={(now) => ({ q: 'is:orphan', ...atSame(now) })}
                >
                  {saidInWords(finding.said)}
                </Link>
              ) : (
                <button
                  type="button"
                  className={styles.finding}
                  onClick={() => show(rowOf[finding.code as keyof typeof rowOf], finding.about)}
                >
                  {saidInWords(finding.said)}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <span className={styles.gap} />
      <IconButton icon="close" label={say('hideChecks')} keys={['!']} onClick={onHide} />
    </section>
  )
}

/** Leads to the feature it names, or else the cell; on a small screen to the first control of the part. */
function show(row: string, [release, feature]: readonly string[]): void {
  const found =
    (feature && document.querySelector<HTMLElement>(`[data-feature="${feature}"] button`)) ||
    document.querySelector<HTMLElement>(`[role][data-cell="${row}:${release}"]`) ||
    document.querySelector<HTMLElement>(`[data-cell="${row}:${release}"] button`)
  found?.focus()
}
