import { checkWords } from '#words/checks.ts'
import { countOf } from '../kernel/counts.ts'
import { ordered, type State } from '../kernel/state.ts'
import { isDirection } from '../roadmap/is-direction.ts'
import { releaseName } from '../roadmap/release-name.ts'
import { mostFeatures } from '../roadmap/sixth-feature.ts'
import { goalOf, nextRelease } from '../roadmap/trace.ts'

export type RoadmapFindingCode =
  | 'many-features'
  | 'no-metric'
  | 'no-features'
  | 'hollow-features'
  | 'loose-items'

/** What is out of line on a roadmap, and where to look. */
export interface RoadmapFinding {
  code: RoadmapFindingCode
  /** the release it is about, and for hollow features those features; empty for loose items */
  about: readonly string[]
  sentence: string
}

/**
 * The checks of one product's roadmap, in column order and the loose items last. Reads indexes and tallies only,
 * so its cost follows the columns and not the backlog. Sources: method R5 (three to five features), H1 (a goal
 * without a metric), H5 (a feature with nothing in the backlog of the next release); an orphan is an item that traces to no goal.
 */
export function roadmapChecks(state: State, product: string): RoadmapFinding[] {
  const next = nextRelease(state, product)
  const findings: RoadmapFinding[] = []
  for (const release of ordered(state, 'release', product)) {
    const goal = goalOf(state, release.id)
    if (!goal) continue
    const name = releaseName(release)
    const features = ordered(state, 'feature', goal.id)
    const direction = isDirection(state, release)
    if (features.size > mostFeatures && !release.released) {
      findings.push({
        code: 'many-features',
        about: [release.id],
        sentence: checkWords('many-features', { name, count: features.size }),
      })
    }
    if (features.size === 0 && !direction && !release.released) {
      findings.push({
        code: 'no-features',
        about: [release.id],
        sentence: checkWords('no-features', { name }),
      })
    }
    if (!direction && ordered(state, 'metric', goal.id).size === 0) {
      findings.push({ code: 'no-metric', about: [release.id], sentence: checkWords('no-metric', { name }) })
    }
    if (release.id !== next?.id) continue
    const hollow = [...features].filter(({ id }) => countOf(state.counts, id, 'items') === 0)
    if (hollow.length > 0) {
      const [first] = hollow
      findings.push({
        code: 'hollow-features',
        about: [release.id, ...hollow.map(({ id }) => id)],
        sentence:
          hollow.length === 1
            ? checkWords('hollow-feature', { feature: first!.name })
            : checkWords('hollow-features', { name, count: hollow.length }),
      })
    }
  }
  const loose = countOf(state.counts, product, 'loose')
  if (loose > 0) {
    findings.push({
      code: 'loose-items',
      about: [],
      sentence: checkWords('loose-items', { count: loose }),
    })
  }
  return findings
}
