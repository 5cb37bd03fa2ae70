// How well `proposeThemes` finds the groups people made, and how long it takes. Prints tables; fails on nothing.
// Run: node tests/bench/themes.ts
import { existsSync, readFileSync } from 'node:fs'
import { proposeThemes, type ThemeInput } from '#analysis/themes.ts'
import { agreement } from './agreement.ts'

interface LabelledItem extends ThemeInput {
  readonly label: string
}

const FOLDER = new URL('../../../shared/data/themes/', import.meta.url)
// Floor: the simple graph method; classical: the best of k-means, LSA + Ward and NMF with the true number given.
const FAMILIES = [
  {
    family: 'epics',
    sets: ['epic-gitlab-buyer-experience', 'epic-minds-engine', 'epic-minds-minds', 'epic-gitaly'],
    beat: 'floor .497, classical .430',
  },
  {
    family: 'components',
    sets: ['component-xd', 'component-mesos', 'component-apstud'],
    beat: 'floor .30–.32, classical .311',
  },
  { family: 'groups', sets: ['kep-sig'], beat: 'floor .48' },
  { family: 'labels', sets: ['label-minds-engine-product'], beat: 'classical .188' },
  { family: 'backlogs', sets: ['dalpiaz22-which-backlog'], beat: 'floor .69' },
]
const SEEDS = [1, 2, 3]

function load(set: string): LabelledItem[] {
  return readFileSync(new URL(`${set}.jsonl`, FOLDER), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledItem)
}

function score(items: readonly LabelledItem[], seed: number) {
  const { themes, loose } = proposeThemes(items, { seed })
  const found = new Map<string, string>()
  for (const theme of themes) for (const { id } of theme.items) found.set(id, theme.key)
  // A loose item counts as a theme of its own: leaving items out earns nothing.
  for (const id of loose) found.set(id, `loose ${id}`)
  const labels = new Map(items.map(({ id, label }) => [id, label]))
  const ids = [...labels.keys()]
  return {
    themes: themes.length,
    loose: loose.length,
    ...agreement(
      ids.map((id) => found.get(id) ?? ''),
      ids.map((id) => labels.get(id) ?? ''),
    ),
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function quality(): void {
  const rows: Record<string, string | number>[] = []
  for (const { family, sets, beat } of FAMILIES) {
    const amis: number[] = []
    const aris: number[] = []
    for (const set of sets) {
      const items = load(set)
      const runs = SEEDS.map((seed) => score(items, seed))
      const [ami, ari] = [mean(runs.map((run) => run.ami)), mean(runs.map((run) => run.ari))]
      amis.push(ami)
      aris.push(ari)
      rows.push({
        set,
        items: items.length,
        labels: new Set(items.map(({ label }) => label)).size,
        themes: Math.round(mean(runs.map((run) => run.themes))),
        loose: Math.round(mean(runs.map((run) => run.loose))),
        AMI: ami.toFixed(3),
        ARI: ari.toFixed(3),
      })
    }
    rows.push({
      set: `= ${family}`,
      AMI: mean(amis).toFixed(3),
      ARI: mean(aris).toFixed(3),
      beat: `AMI ${beat}`,
    })
  }
  console.table(rows)
}

// Made of the real stories, each varied by a few of 2,000 made-up words so that no two are equal.
function speed(): void {
  const source = load('dalpiaz22-which-backlog')
  const rows = [1000, 3000, 10_000].map((count) => {
    const items = Array.from({ length: count }, (_, i) => {
      const { title } = source[i % source.length] as LabelledItem
      return { id: `i${i}`, title: `${title} word${(i * 7919) % 2000} word${(i * 104_729) % 2000}`, text: '' }
    })
    const start = performance.now()
    const { themes, loose } = proposeThemes(items)
    return {
      items: count,
      seconds: ((performance.now() - start) / 1000).toFixed(2),
      themes: themes.length,
      loose: loose.length,
    }
  })
  console.table(rows)
}

if (existsSync(FOLDER)) {
  quality()
  speed()
} else console.log('Skipped: the labelled backlogs are not here (../shared/data/themes).')
