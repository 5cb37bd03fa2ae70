import { Link } from '@tanstack/react-router'
import type { Gate } from '#analysis/bottom-up-gates.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { TextField } from '#web/ui/field.tsx'
import { marked } from '#web/ui/marked.ts'
import { checkStageWords as say } from '#words/derive.ts'
import { useCollected } from './use-collected.ts'
import styles from './workshop.module.css'

/** The three gates with their evidence, and a verdict; whoever goes on against it says why. */
export function CheckStage({
  gates,
  advised,
  reason,
  trouble,
  onReason,
}: {
  gates: readonly Gate[]
  advised: boolean
  reason: string
  /** why the stage could not be left just now */
  trouble: string | null
  onReason: (reason: string) => void
}) {
  const product = useProduct()
  const loose = useCollected().length
  return (
    <section className={styles.narrow} aria-labelledby="check-title">
      <h2 id="check-title" className={styles.why}>
        {say(advised ? 'advised' : 'doubt')}
      </h2>
      <ul className={styles.gates}>
        {gates.map((gate) => (
          <li key={gate.name} data-open={gate.open ?? 'unknown'}>
            <span className={styles.verdict}>
              {say(gate.open ? 'open' : gate.open === null ? 'unknown' : 'closed')}
            </span>
            <span>
              <b>{say(gate.name)}</b>
              <br />
              {gate.evidence}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.hint}>{say('loose', { loose })}</p>
      {!advised && (
        <>
          <p className={styles.hint}>
            {marked(say, 'otherwise', {
              derive: (words) => (
                <Link to="/p/$key/derive/top-down" params={{ key: product.key }}>
                  {words}
                </Link>
              ),
              settings: (words) => (
                <Link to="/p/$key/settings" params={{ key: product.key }}>
                  {words}
                </Link>
              ),
            })}
          </p>
          <TextField
            label={say('why')}
            value={reason}
            onChange={onReason}
            error={trouble}
            hint={say('kept')}
          />
        </>
      )}
    </section>
  )
}
