import { nameKey } from '#base/text/name-key.ts'
import { importUnplaced } from '#protocol/import-choices.ts'
import type { ImportUnplacedFound } from '#protocol/import-report.ts'
import type { Findings, ItemDraft } from './draft.ts'

const SAMPLES = 5
const MOST = 200

/** What the items say that has no place of its own here yet, and the releases that they are for. */
export function unplacedIn(drafts: readonly ItemDraft[]): Pick<Findings, 'unplaced' | 'releases'> {
  const found = new Map<string, ImportUnplacedFound & { seen: Set<string> }>()
  const releases = new Map<string, { name: string; rows: number }>()
  for (const { kept } of drafts)
    for (const { what, name, value } of kept ?? []) {
      let one = found.get(what)
      if (!one) {
        one = { what, columns: [], rows: 0, samples: [], seen: new Set() }
        found.set(what, one)
      }
      one.rows++
      if (!one.columns.includes(name)) one.columns.push(name)
      if (one.seen.size < SAMPLES) one.seen.add(value.slice(0, 200))
      if (what !== 'release') continue
      for (const release of value.split(/\s*[,;]\s*/)) count(releases, release)
    }
  return {
    unplaced: importUnplaced.flatMap((what) => {
      const one = found.get(what)
      return one ? [{ what, columns: one.columns, rows: one.rows, samples: [...one.seen] }] : []
    }),
    releases: [...releases.values()].slice(0, MOST),
  }
}

/** Names that look the same are one release, as they are in the plan. */
function count(releases: Map<string, { name: string; rows: number }>, name: string): void {
  const key = nameKey(name)
  const found = releases.get(key)
  if (found) found.rows++
  else if (key !== '') releases.set(key, { name, rows: 1 })
}
