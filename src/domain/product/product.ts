import { z } from 'zod'
import { idOf, line, moment, optionalLine } from '../kernel/fields.ts'
import { defineKind } from '../kernel/kind.ts'
import { memberId } from '../people/member.ts'
import { releaseId } from '../roadmap/release.ts'

export const productId = idOf('prd')
export type ProductId = z.output<typeof productId>

/** Stages of the product life cycle, in order; an extension makes an old product volatile again. */
export const stages = ['development', 'introduction', 'growth', 'maturity', 'extension', 'decline'] as const
export type Stage = (typeof stages)[number]

export const productFields = {
  name: line('Name', 120),
  key: z
    .string()
    .trim()
    .regex(/^[A-Z][A-Z0-9]{0,9}$/, 'Key must be 1 to 10 capital letters or digits and begin with a letter'),
  vision: optionalLine('Vision', 1000),
  stage: z.enum(stages),
}

const schema = z.object({
  id: productId,
  ...productFields,
  /** the one accountable owner of roadmap and backlog */
  owner: memberId.nullable(),
  /** the release whose goal heads the backlog; null means the next one */
  focus: releaseId.nullable(),
  sample: z.boolean(),
  nextNumber: z.int().positive(),
  createdAt: moment,
})
export type Product = z.output<typeof schema>

export const product = defineKind<Product>({
  prefix: 'prd',
  schema: schema as z.ZodType<Product>,
  refs: { owner: { kind: 'member', onDelete: 'clear' }, focus: { kind: 'release', onDelete: 'clear' } },
  monotonic: ['nextNumber'],
})
