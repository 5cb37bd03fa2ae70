import type { Check, Finding } from './check.ts'
import type { State } from './state.ts'

/** What the checks find in a State, kept as it changes: a commit costs what it touched, not what there is. */
export interface Findings {
  /** The findings of a product, by check in the order of the list, each by subject. */
  of(product: string): Finding[]
  /** How many questions were asked so far; for tests and the bench. */
  readonly asked: number
}

const kept = new WeakMap<State, Map<readonly Check[], Findings>>()

/** The findings of a State; made at the first question and kept with it. */
export function findingsIn(state: State, checks: readonly Check[]): Findings {
  let mine = kept.get(state)
  if (!mine) {
    mine = new Map()
    kept.set(state, mine)
  }
  let findings = mine.get(checks)
  if (!findings) {
    findings = follow(state, checks)
    mine.set(checks, findings)
  }
  return findings
}

function follow(state: State, checks: readonly Check[]): Findings {
  const found = checks.map(() => new Map<string, Finding>())
  const dirty = checks.map(({ subject }) => new Set<string>(state.records[subject].keys()))
  let asked = 0

  state.followers.add((kind, before, after) => {
    checks.forEach((check, at) => {
      if (kind === check.subject) dirty[at]!.add((after ?? before)!.id)
      for (const subject of check.watches(state, kind, before, after)) dirty[at]!.add(subject)
    })
  })

  function ask(check: Check, at: number): void {
    for (const subject of dirty[at]!) {
      asked += 1
      const answer = state.records[check.subject].has(subject as never) ? check.find(state, subject) : null
      if (answer) found[at]!.set(subject, { code: check.code, subject, source: check.source, ...answer })
      else found[at]!.delete(subject)
    }
    dirty[at]!.clear()
  }

  return {
    of(product) {
      checks.forEach(ask)
      return found.flatMap((bySubject) =>
        [...bySubject.values()].filter((finding) => finding.product === product),
      )
    },
    get asked() {
      return asked
    },
  }
}
