import { type ComponentType, createElement, useEffect, useState } from 'react'
import { loadPatiently } from './load-patiently.ts'

/**
 * A component that is loaded when it is first drawn, and drawn at once where it was read ahead. (A lazy one is drawn a
 * third of a second late even then: a placeholder that has been shown is not taken away before.)
 */
export function readyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
): { Part: ComponentType<P>; readAhead: () => void } {
  let loaded: ComponentType<P> | null = null
  const keep = (component: ComponentType<P>) => {
    loaded = component
  }
  function Part(props: P) {
    const [component, setComponent] = useState<{ is: ComponentType<P> } | null>(loaded && { is: loaded })
    const [failure, setFailure] = useState<{ reason: unknown } | null>(null)
    const missing = component === null
    useEffect(() => {
      if (!missing) return
      let gone = false
      loadPatiently(load).then(
        (is) => {
          keep(is)
          if (!gone) setComponent({ is })
        },
        (reason) => !gone && setFailure({ reason }),
      )
      return () => {
        gone = true
      }
    }, [missing])
    // Whoever stands around it shows what went wrong.
    if (failure) throw failure.reason
    return component && createElement(component.is, props)
  }
  // Whoever draws it asks again.
  return { Part, readAhead: () => void load().then(keep, () => {}) }
}
