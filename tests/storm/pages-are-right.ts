import { isDeepStrictEqual } from 'node:util'
import { lookIn } from '#domain/kernel/look.ts'
import { scopeOf } from '#domain/kernel/scope-of.ts'
import { addRecords, allRecords, createState, type State } from '#domain/kernel/state.ts'
import { contentOf, type StateContent } from '#tests/support/state-content.ts'
import { isActive, maySee } from './naive-rights.ts'
import type { Page } from './page.ts'
import type { Paper } from './paper.ts'

/** Each page is the server's State cut to its scopes, knows nothing else, and keeps nothing else in its browser. */
export function pagesAreRight(pages: readonly Page[], truth: State, seq: number, paper: Paper): string[] {
  return pages.flatMap((page, index) =>
    troubleOf(page, truth, seq, paper).map((trouble) => `Page ${index} (${page.member}) ${trouble}`),
  )
}

function troubleOf({ member, store, browser }: Page, truth: State, seq: number, paper: Paper): string[] {
  const found: string[] = []
  for (const scope of browser.keptScopes())
    if (!maySee(paper, member, scope)) found.push(`keeps ${scope} in its browser`)
  if (!isActive(paper, member)) return found
  if (store.seq !== seq) found.push(`is at ${store.seq} of ${seq}`)
  const [waits] = store.unsettled()
  if (waits) found.push(`still waits for ${waits.id}`)
  const held = new Set(store.truth.heldAt.keys())
  for (const scope of held) if (!maySee(paper, member, scope)) found.push(`holds ${scope}`)
  const right = cut(truth, held)
  const difference = firstDifference(contentOf(store.state), contentOf(right))
  if (difference) found.push(`differs from the server: ${difference}`)
  else if (!isDeepStrictEqual(indexesOf(store.state), indexesOf(right)))
    found.push('has other indexes than its records make')
  return found
}

/** A State of its own with the records of these scopes. */
function cut(truth: State, scopes: ReadonlySet<string>): State {
  const look = lookIn(truth)
  const state = createState(truth.kinds)
  for (const { kind, record } of allRecords(truth))
    if (scopes.has(scopeOf(truth.kinds, look, kind, record)!)) addRecords(state, kind, [record] as never)
  return state
}

function indexesOf({ refs, counts }: State) {
  const numbers = [...counts].flatMap(([id, of]) => {
    const told = Object.entries(of).filter(([, number]) => number !== 0)
    return told.length > 0 ? [[id, Object.fromEntries(told)] as const] : []
  })
  return { refs, counts: new Map(numbers) }
}

function firstDifference(page: StateContent, truth: StateContent): string | null {
  for (const part of ['records', 'orders'] as const) {
    for (const key of new Set([...Object.keys(page[part]), ...Object.keys(truth[part])])) {
      const [is, should] = [page[part][key], truth[part][key]]
      if (!isDeepStrictEqual(is, should))
        return `${key} is ${JSON.stringify(is)}, not ${JSON.stringify(should)}`
    }
  }
  return null
}
