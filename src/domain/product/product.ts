import { z } from 'zod'
import { fieldTroubles } from '#words/fields.ts'
import { kindWords } from '#words/kinds.ts'
import { stageWords } from '#words/stages.ts'
import { idOf } from '../kernel/fields.ts'
import { type BodyOf, type DefinedKind, defineKind } from '../kernel/kind.ts'
import type { Look } from '../kernel/look.ts'
import {
  choiceField,
  createdAtField,
  lineField,
  optionalLineField,
  optionalRefField,
  systemField,
} from '../kernel/make-field.ts'
import { owners, planners } from '../kernel/right.ts'
import type { State } from '../kernel/state.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { keyTaken } from './key-taken.ts'

export const productId = idOf('prd')
export type ProductId = `prd_${string}`

/** Stages of the product life cycle, in order; an extension makes an old product volatile again. */
export const stages = ['development', 'introduction', 'growth', 'maturity', 'extension', 'decline'] as const
export type Stage = (typeof stages)[number]

const key = z
  .string()
  .trim()
  .regex(/^[A-Z][A-Z0-9]{0,9}$/, { error: () => fieldTroubles('key') })

const fields = {
  name: lineField('name', { most: 120 }),
  key: { ...lineField('key'), schema: key },
  vision: optionalLineField('vision', { most: 1000 }),
  stage: choiceField('stage', stages, { words: stageWords, initial: 'development' }),
  /** the one accountable owner of roadmap and backlog; null only in what was stored before roles were there */
  owner: {
    ...optionalRefField('owner', { kind: 'member', id: idOf('mbr'), onDelete: 'keep' }),
    edit: false as const,
  },
  /** the release whose goal heads the backlog; null means the next one */
  focus: { ...optionalRefField('focus', { kind: 'release', id: idOf('rel') }), edit: false as const },
  /** keys it had before, so that old addresses lead on */
  formerKeys: systemField('formerKeys', z.array(key)),
  sample: systemField('sample', z.boolean()),
  createdAt: createdAtField,
}
export type Product = BodyOf<'prd', typeof fields>

export const product: DefinedKind<'prd', typeof fields> = defineKind('prd', fields, {
  label: kindWords.said('product'),
  many: kindWords.said('product.many'),
  home: { shelf: 'plan', through: 'self' },
  name: ({ name }) => name,
  revert: ({ before, after }) =>
    before && after && onlyPlanning(before as Product, after as Product) ? planners : owners,
  monotonic: ['formerKeys'],
  judge,
  upgrades: { 2: ({ nextNumber: _, ...rest }) => ({ ...rest, formerKeys: [] }) },
})

/** The field of a product that working in its plan sets. */
function onlyPlanning(before: Product, after: Product): boolean {
  return JSON.stringify({ ...before, focus: null }) === JSON.stringify({ ...after, focus: null })
}

function judge(look: Look, record: Product, before: Product | null, state: State): Refusal | null {
  if (record.owner === null && before?.owner !== null)
    return refuse('needs-owner', { product: record.name, name: null })
  const owner = record.owner === before?.owner ? null : look('member', record.owner!)
  if (owner?.status === 'removed') return refuse('removed-member', { name: owner.name })
  return before?.key === record.key ? null : keyTaken(state, look, record)
}
