import { z } from 'zod'
import { stepKindWords, stepStateWords } from '#words/fields.ts'
import { kindWords } from '#words/kinds.ts'
import { idOf } from '../kernel/fields.ts'
import { type BodyOf, type DefinedKind, defineKind } from '../kernel/kind.ts'
import { choiceField, createdAtField, lineField, refField, systemField } from '../kernel/make-field.ts'
import { nobody } from '../kernel/right.ts'
import type { Left } from '../kernel/shortfall.ts'
import { memberId } from '../people/member.ts'
import { productId } from '../product/product.ts'
import type { Refusal } from '../refusals.ts'

export const stepId = idOf('stp')
export type StepId = `stp_${string}`

const refusal = z.object({
  code: z.string().max(64),
  about: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
}) as z.ZodType<unknown> as z.ZodType<Refusal>

/** So many are told by the step itself; the log has the others. */
export const mostTold = 20
const shortfall = z.object({ what: z.string().max(2000), refusal }) as unknown as z.ZodType<Left>

const fields = {
  product: refField('product', { kind: 'product', id: productId, onDelete: 'cascade' }),
  by: systemField('by', memberId),
  kind: { ...choiceField('kind', ['import', 'undo'], { words: stepKindWords }), edit: false as const },
  /** of an undo: the step that it takes back */
  of: systemField('of', z.string().max(64).nullable()),
  state: {
    ...choiceField('state', ['running', 'done', 'cancelling', 'cancelled'], { words: stepStateWords }),
    edit: false as const,
  },
  /** what it works on, such as the name of a file */
  label: { ...lineField('label', { most: 500 }), edit: false as const },
  /** how much of the work is done, in items */
  done: systemField('done', z.int().min(0)),
  total: systemField('total', z.int().min(0)),
  /** why it takes itself back, or was; null when it was given up or cut short */
  refusal: systemField('refusal', refusal.nullable()),
  /** of an undo: of how much that it takes back something had to stay, and the first of it, with why */
  left: systemField('left', z.int().min(0)),
  short: systemField('short', z.array(shortfall).max(mostTold)),
  createdAt: createdAtField,
}
export type Step = BodyOf<'stp', typeof fields>

/**
 * Long work that is decided in slices, other people's commits coming in between: an import, or taking one back. All
 * or nothing is the promise to the person: a step that is refused, given up or cut short takes itself back.
 */
export const step: DefinedKind<'stp', typeof fields> = defineKind('stp', fields, {
  label: kindWords.said('step'),
  many: kindWords.said('step.many'),
  home: { shelf: 'backlog', through: 'product' },
  name: ({ label }) => label,
  revert: nobody,
})
