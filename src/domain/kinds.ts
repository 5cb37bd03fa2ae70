import type { z } from 'zod'
import { item } from './backlog/item.ts'
import { theme } from './backlog/theme.ts'
import type { KindDefinition } from './kernel/kind.ts'
import { member } from './people/member.ts'
import { workspace } from './people/workspace.ts'
import { product } from './product/product.ts'
import { feature } from './roadmap/feature.ts'
import { goal } from './roadmap/goal.ts'
import { metric } from './roadmap/metric.ts'
import { release } from './roadmap/release.ts'

/** Every kind of record, parents before those that point at them. */
export const kinds = { workspace, member, product, release, goal, feature, metric, theme, item }

export type Kind = keyof typeof kinds
export type RecordOf<K extends Kind> = z.output<(typeof kinds)[K]['schema']>
export type AnyRecord = { [K in Kind]: RecordOf<K> }[Kind]

/** A record whose fields are told by the kind's definition, by name. */
export type Row = AnyRecord & { [field: string]: unknown }

export const kindNames = Object.keys(kinds) as Kind[]

/** The definition with its record type widened, for code that treats all kinds alike. */
export function definitionOf(kind: Kind): KindDefinition<AnyRecord> {
  return kinds[kind] as unknown as KindDefinition<AnyRecord>
}

const kindByPrefix = new Map(kindNames.map((kind) => [kinds[kind].prefix, kind]))

/** The kind that an id's prefix names, or undefined. */
export function kindOfId(id: string): Kind | undefined {
  const end = id.indexOf('_')
  return end < 0 ? undefined : kindByPrefix.get(id.slice(0, end))
}
