import { useEffect, useRef } from 'react'
import { VisuallyHidden } from './visually-hidden.tsx'

type Politeness = 'polite' | 'assertive'
const said: Partial<Record<Politeness, (text: string) => void>> = {}

/**
 * Says a sentence to a screen reader without moving focus: "ACM-42 moved from rank 7 to 3 of 41".
 * Needs one LiveRegion on the page, drawn before the first sentence; without it nothing is said.
 */
export function announce(text: string, politeness: Politeness = 'polite'): void {
  said[politeness]?.(text)
}

/** Once, at the end of the page. */
export function LiveRegion() {
  return (
    <VisuallyHidden>
      <Region politeness="polite" />
      <Region politeness="assertive" />
    </VisuallyHidden>
  )
}

/** How long a sentence stays, in ms: whoever walks the page by its text meets nothing that was said long ago. */
const STAYS = 10_000

function Region({ politeness }: { politeness: Politeness }) {
  const region = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    let odd = false
    let clearing: ReturnType<typeof setTimeout> | undefined
    said[politeness] = (text) => {
      // the same sentence twice is only read twice if the text differs
      odd = !odd
      const { current } = region
      if (!current) return
      current.textContent = odd ? text : `${text}\u00a0`
      clearTimeout(clearing)
      clearing = setTimeout(() => current.replaceChildren(), STAYS)
    }
    return () => {
      clearTimeout(clearing)
      delete said[politeness]
    }
  }, [politeness])
  return (
    <span
      ref={region}
      aria-live={politeness}
      aria-atomic="true"
      role={politeness === 'polite' ? 'status' : 'alert'}
    />
  )
}
