import type { Item, ItemKind, ItemStatus } from '#domain/backlog/item.ts'
import type { Product } from '#domain/product/product.ts'
import type { IconName } from '#web/ui/icon.tsx'

export const kindWords: Record<ItemKind, { label: string; icon: IconName }> = {
  epic: { label: 'Epic', icon: 'epic' },
  story: { label: 'Story', icon: 'story' },
  constraint: { label: 'Constraint', icon: 'constraint' },
  workflow: { label: 'Workflow', icon: 'workflow' },
  storyboard: { label: 'Storyboard', icon: 'storyboard' },
  sketch: { label: 'Sketch', icon: 'sketch' },
  'mock-up': { label: 'Mock-up', icon: 'mockup' },
  defect: { label: 'Defect', icon: 'defect' },
  technical: { label: 'Technical', icon: 'technical' },
}

export const statusWords: Record<ItemStatus, string> = {
  draft: 'Draft',
  ready: 'Ready',
  doing: 'Doing',
  done: 'Done',
}

export function keyOf(product: Pick<Product, 'key'>, item: Pick<Item, 'number'>): string {
  return `${product.key}-${item.number}`
}

/** "4 items", "1 item". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}

/** What a row is read out as. */
export function rowLabel(product: Product, item: Item, rank: number, feature: string | null): string {
  return [
    `Rank ${rank}`,
    keyOf(product, item),
    item.kind,
    item.title,
    item.estimate === null ? 'not estimated' : count(item.estimate, 'point'),
    item.status,
    feature === null ? 'traces to no goal' : `feature ${feature}`,
  ].join(', ')
}

/** Reads a typed estimate: a number, with a point or a comma, or nothing; undefined when it is neither. */
export function readEstimate(text: string): number | null | undefined {
  const typed = text.trim().replace(',', '.')
  if (typed === '' || typed === '?' || typed === '–' || typed === '-') return null
  return /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : undefined
}
