import type { z } from 'zod'
import { item } from './backlog/item.ts'
import { numbering } from './backlog/numbering.ts'
import { theme } from './backlog/theme.ts'
import { habit } from './imports/habit.ts'
import { member } from './people/member.ts'
import { membership } from './people/membership.ts'
import { workspace } from './people/workspace.ts'
import { product } from './product/product.ts'
import { proposal } from './proposals/proposal.ts'
import { suggestion } from './proposals/suggestion.ts'
import { feature } from './roadmap/feature.ts'
import { goal } from './roadmap/goal.ts'
import { metric } from './roadmap/metric.ts'
import { release } from './roadmap/release.ts'
import { step } from './steps/step.ts'

/** Every kind of record, parents before those that point at them. */
export const kinds = {
  workspace,
  member,
  product,
  membership,
  numbering,
  release,
  goal,
  feature,
  metric,
  theme,
  item,
  step,
  habit,
  proposal,
  suggestion,
}

export type Kind = keyof typeof kinds
export type RecordOf<K extends Kind> = z.output<(typeof kinds)[K]['schema']>
export type AnyRecord = { [K in Kind]: RecordOf<K> }[Kind]

/** A record whose fields are told by the kind's definition, by name. */
export type Row = AnyRecord & { [field: string]: unknown }
