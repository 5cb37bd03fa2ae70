import type { ItemStatus } from '#domain/backlog/item.ts'
import styles from './item-row.module.css'

/** One shape a status, so that colour is never needed to tell them apart. */
export function StatusMark({ status }: { status: ItemStatus }) {
  return (
    <svg className={styles.mark} viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      {status === 'draft' && (
        <circle
          cx="7"
          cy="7"
          r="4.3"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.3"
          strokeDasharray="2.2 1.66"
        />
      )}
      {status === 'ready' && (
        <circle cx="7" cy="7" r="4.3" fill="none" stroke="currentColor" strokeWidth="1.3" />
      )}
      {status === 'doing' && (
        <>
          <circle cx="7" cy="7" r="4.3" fill="none" stroke="currentColor" strokeWidth="1.3" />
          <path d="M7 2.7a4.3 4.3 0 010 8.6z" fill="currentColor" />
        </>
      )}
      {status === 'done' && (
        <path
          d="M2.8 7.4l2.8 2.8 5.6-6"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  )
}
