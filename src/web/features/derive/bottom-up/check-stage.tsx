import { Link } from '@tanstack/react-router'
import type { Gate } from '#analysis/bottom-up-gates.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { TextField } from '#web/ui/field.tsx'
import styles from './workshop.module.css'

const titles: Record<Gate['name'], string> = {
  stage: 'The product has found its market',
  length: 'The backlog reaches past the next release',
  stability: 'The backlog is stable',
}

/** The three gates with their evidence, and a verdict; whoever goes on against it says why. */
export function CheckStage({
  gates,
  advised,
  reason,
  onReason,
}: {
  gates: readonly Gate[]
  advised: boolean
  reason: string
  onReason: (reason: string) => void
}) {
  const product = useProduct()
  return (
    <section className={styles.narrow} aria-labelledby="check-title">
      <h2 id="check-title" className={styles.why}>
        {advised ? 'This backlog can lead to a roadmap.' : 'In doubt, go top-down.'}
      </h2>
      <ul className={styles.gates}>
        {gates.map((gate) => (
          <li key={gate.name} data-open={gate.open ?? 'unknown'}>
            <span className={styles.verdict}>
              {gate.open ? '✓ Yes' : gate.open === null ? '? Not known' : '✕ No'}
            </span>
            <span>
              <b>{titles[gate.name]}</b>
              <br />
              {gate.evidence}
            </span>
          </li>
        ))}
      </ul>
      {!advised && (
        <>
          <p className={styles.hint}>
            Bottom-up suits a product that has found its market and a long backlog that changes little.
            Otherwise{' '}
            <Link to="/p/$key/derive/top-down" params={{ key: product.key }}>
              derive the backlog from the roadmap
            </Link>
            , or set the product's stage in the{' '}
            <Link to="/p/$key/settings" params={{ key: product.key }}>
              settings
            </Link>
            .
          </p>
          <TextField
            label="Why go bottom-up all the same?"
            value={reason}
            onChange={onReason}
            hint="Kept in the history with the roadmap that comes of it."
          />
        </>
      )}
    </section>
  )
}
