import type { ReactNode } from 'react'

/** Words that only who has a mouse and keys can follow, and what is said to who has fingers. */
export function ByPointer({ fine, coarse }: { fine: ReactNode; coarse?: ReactNode }) {
  return (
    <>
      <span data-for="keys">{fine}</span>
      {coarse && <span data-for="fingers">{coarse}</span>}
    </>
  )
}
