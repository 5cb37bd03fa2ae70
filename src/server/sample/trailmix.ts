import { createItem } from '#domain/backlog/create-item.ts'
import type { Command } from '#domain/kernel/command.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Kind } from '#domain/kinds.ts'
import { createProduct } from '#domain/product/create-product.ts'
import { createFeature } from '#domain/roadmap/create-feature.ts'
import { createMetric } from '#domain/roadmap/create-metric.ts'
import { createRelease } from '#domain/roadmap/create-release.ts'
import { loose, releases, type SampleItem, type SampleRelease } from './trailmix-plan.ts'

/**
 * The sample product as one batch: a hiking companion with a running release, one at risk, one without a metric
 * and one with a goal only; four items hang loose and three features are hollow, so that every screen has
 * something to say. Dates follow `today` (yyyy-mm-dd).
 */
export function sampleCommands(newId: (kind: Kind) => string, today: string): CommandCall[] {
  const calls: CommandCall[] = []
  const call = <I>(command: Command<I>, input: { [F in keyof I]?: unknown }) => {
    calls.push({ name: command.name, input })
  }
  const product = newId('product')
  call(createProduct, {
    product,
    name: 'Trailmix',
    key: 'TM',
    vision: 'Everyone can find their way outdoors.',
    stage: 'introduction',
    sample: true,
  })
  const items: { title: SampleItem; feature: string | null }[] = []
  for (const plan of releases) {
    const goal = newId('goal')
    const date = dateFor(plan.when, today)
    call(createRelease, {
      release: newId('release'),
      goal,
      product,
      name: plan.name,
      date,
      text: plan.goal,
      type: plan.type,
    })
    for (const metric of plan.metrics) call(createMetric, { metric: newId('metric'), goal, ...metric })
    for (const { name, reason = '', items: own } of plan.features) {
      const feature = newId('feature')
      call(createFeature, { feature, goal, name, reason })
      for (const title of own) items.push({ title, feature })
    }
  }
  // Loose items stand where somebody would meet them: after the work of the running release.
  const running = releases[0]!.features.reduce((sum, { items: own }) => sum + own.length, 0)
  items.splice(running, 0, ...loose.map((title) => ({ title, feature: null })))
  // What is done came first, so it has the low numbers; what is open stands above it, as in a real backlog.
  const made = (done: boolean) => items.filter(({ title: [, , status] }) => (status === 'done') === done)
  for (const {
    title: [title, estimate, status, kind = 'story'],
    feature,
  } of made(true)) {
    call(createItem, { item: newId('item'), product, title, estimate, status, kind, feature })
  }
  let after: string | null = null
  for (const {
    title: [title, estimate, status = 'draft', kind = 'story'],
    feature,
  } of made(false)) {
    const item = newId('item')
    call(createItem, { item, product, title, estimate, status, kind, feature, after })
    after = item
  }
  return calls
}

function dateFor(when: SampleRelease['when'], today: string): string | null {
  const year = Number(today.slice(0, 4))
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3)
  const at = (ahead: number) => {
    const index = year * 4 + quarter - 1 + ahead
    return { year: Math.floor(index / 4), quarter: (index % 4) + 1 }
  }
  if (when === 'later') return null
  if (when === 'the half-year after') {
    const { year: of, quarter: q } = at(2)
    // The half-year must end after "next quarter" whatever the season.
    return q <= 2 ? `${of}-H1` : `${of}-H2`
  }
  const { year: of, quarter: q } = at(when === 'this quarter' ? 0 : 1)
  return `${of}-Q${q}`
}
