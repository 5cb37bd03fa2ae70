import { type RefObject, useEffect } from 'react'
import { find } from '#domain/kernel/state.ts'
import type { Feature } from '#domain/roadmap/feature.ts'
import type { Release } from '#domain/roadmap/release.ts'
import { releaseOfFeature } from '#domain/roadmap/trace.ts'
import { menuOf } from '#web/actions/registry.ts'
import type { ReadStore } from '#web/store/screen-store.ts'
import { useStore } from '#web/store/use-store.ts'
import type { MenuEntry } from '#web/ui/menu.tsx'

/** Where the person is on the roadmap: what keys, palette and menus act on. */
let here: { release: string | null; feature: string | null } = { release: null, feature: null }
/** what the roadmap on the screen reads: now, or a moment that is over */
let shown: ReadStore | null = null

export function hereFeature(): Feature | undefined {
  return shown && here.feature ? find(shown.state, 'feature', here.feature) : undefined
}

export function hereRelease(): Release | undefined {
  if (!shown) return undefined
  if (here.release) return find(shown.state, 'release', here.release)
  const feature = hereFeature()
  return feature && releaseOfFeature(shown.state, feature)
}

/** What the person was on is gone, and the focus with it: until they go somewhere, keys are about nothing. */
export function forgetHere(): void {
  here = { release: null, feature: null }
}

/**
 * Follows focus over the roadmap. It holds while focus is in what floats over the page (a menu, the palette), so
 * that those act on where the person was; going elsewhere on the page ends it.
 */
export function useHere(roadmap: RefObject<HTMLElement | null>): void {
  const store = useStore()
  useEffect(() => {
    shown = store
    const follow = ({ target }: Event) => {
      if (!(target instanceof Element)) return
      if (roadmap.current?.contains(target)) {
        here = {
          feature: target.closest<HTMLElement>('[data-feature]')?.dataset.feature ?? null,
          release: target.closest<HTMLElement>('[data-release]')?.dataset.release ?? null,
        }
      } else if (document.getElementById('root')?.contains(target)) {
        here = { release: null, feature: null }
      }
    }
    document.addEventListener('focusin', follow)
    document.addEventListener('pointerdown', follow)
    return () => {
      shown = null
      here = { release: null, feature: null }
      document.removeEventListener('focusin', follow)
      document.removeEventListener('pointerdown', follow)
    }
  }, [roadmap, store])
}

export function releaseMenu(release: string): MenuEntry[] {
  here = { release, feature: null }
  return menuOf([
    'roadmap.edit-date',
    'roadmap.edit-name',
    'roadmap.edit-goal',
    'roadmap.goal-type',
    'roadmap.colour',
    'line',
    'roadmap.add-feature',
    'roadmap.add-metric',
    'derive.top-down',
    'line',
    'roadmap.earlier',
    'roadmap.later',
    hereRelease()?.released ? 'roadmap.not-released' : 'roadmap.released',
    'line',
    'roadmap.delete-release',
  ])
}

export function featureMenu(feature: string): MenuEntry[] {
  here = { release: here.release, feature }
  return menuOf([
    'roadmap.rename-feature',
    'roadmap.open-items',
    'line',
    'roadmap.feature-up',
    'roadmap.feature-down',
    'roadmap.earlier',
    'roadmap.later',
    'roadmap.move-feature',
    'line',
    'roadmap.delete-feature',
  ])
}
