import { useState } from 'react'
import { scopeIn } from '#domain/kernel/scope.ts'
import { find } from '#domain/kernel/state.ts'
import type { Feature } from '#domain/roadmap/feature.ts'
import type { Release } from '#domain/roadmap/release.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { useDraft } from '#web/product/use-draft.ts'
import { store } from '#web/store/the-store.ts'
import { topDownWords as say } from '#words/derive.ts'
import { trayWords } from '#words/tray.ts'
import { type Gone, goneFrom } from './back-with-undo.ts'

/** What was typed, by feature. */
export type Lines = { [feature: string]: string }

interface Typed {
  lines: Lines
  /** why these items come before the next release */
  reason: string
  /** what the features are called that something was typed for, since they may go */
  names: { [feature: string]: string }
}

const nothing: Typed = { lines: {}, reason: '', names: {} }

/** The stories that somebody types for a release, and why; kept in this browser until they are made. */
export function useLines(release: Release) {
  const scope = scopeIn(release.product, 'backlog')
  const name = `top-down ${release.id}`
  const keeper = useDraft({
    scope,
    name,
    called: () => trayWords.said('linesFor', { name: releaseName(release) }),
    whose: () => releaseName(release),
    lines: 'many',
    of: { kind: 'release', id: release.id },
  })
  const [typed, setTyped] = useState<Typed>(() => ({
    ...nothing,
    ...(keeper.read()?.beside as Partial<Typed> | null | undefined),
  }))
  const type = (more: Partial<Omit<Typed, 'names'>>) => {
    const next = { ...typed, ...more }
    const names = Object.fromEntries(Object.keys(next.lines).map((id) => [id, nameOf(id, typed.names)]))
    setTyped({ ...next, names })
    keeper.keep(inWords({ ...next, names }), { beside: { ...next, names } })
  }
  return {
    ...typed,
    type,
    /** What was typed for features that are not in the release stays. */
    clear(made: ReadonlySet<string>): Gone {
      const lines = Object.fromEntries(Object.entries(typed.lines).filter(([id]) => !made.has(id)))
      return goneFrom({ member: store.member, scope, name }, () => type({ lines, reason: '' }))
    },
  }
}

function nameOf(feature: string, known: Typed['names']): string {
  const { name } = find(store.state, 'feature', feature) ?? (store.gone(feature) as Feature | undefined) ?? {}
  return name ?? known[feature] ?? ''
}

/** As the tray shows it; features may be called alike. */
function inWords({ lines, reason, names }: Typed): { [label: string]: string } {
  const texts: { [label: string]: string } = reason === '' ? {} : { [say('whyBefore')]: reason }
  for (const [feature, text] of Object.entries(lines)) {
    if (text.trim() === '') continue
    const name = names[feature] ?? ''
    texts[name] = name in texts ? `${texts[name]}\n${text}` : text
  }
  return texts
}
