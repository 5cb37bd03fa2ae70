import { z } from 'zod'
import { inWords, isTold, type Line } from '../history/in-words.ts'
import { type Moment, moment } from '../kernel/moment.ts'
import { defineQuery } from '../kernel/query.ts'
import { partsOf, shelves } from '../kernel/scope.ts'
import type { Kind } from '../kinds.ts'
import { productId } from '../product/product.ts'
import { type Refusal, refuse } from '../refusals.ts'

export interface Comparison {
  from: number
  to: number
  lines: Line[]
  /** how many records of each kind differ */
  counts: { [kind in Kind]?: number }
}

/** What differs between two moments, in words. */
export const comparison = defineQuery({
  name: 'compare',
  title: 'Compare two moments',
  input: z.object({
    product: productId,
    shelf: z.enum(shelves).optional(),
    from: moment,
    /** nothing is now */
    to: moment.optional(),
    limit: z.number().int().min(1).max(1000).default(200),
  }),
  reads: (_state, { product, shelf }, visible) =>
    visible.filter((scope) => {
      const parts = partsOf(scope)
      return parts?.product === product && (shelf === undefined || parts.shelf === shelf)
    }),
  needs({ from, to, limit }, { seqAt, seq }) {
    if (ahead({ from, to }, seq)) return {}
    const moments = [from, to].filter((one) => typeof one === 'string')
    const seqs = [from, to ?? seq].map((one) => (typeof one === 'string' ? seqAt(one) : one))
    const [first, last] = seqs
    if (first === undefined || last === undefined) return { moments }
    return { moments, compare: { from: first, to: last, limit } }
  },
  answer(state, { from, to }, { compared, seqAt, seq }): Comparison | Refusal {
    const refused = ahead({ from, to }, seq)
    if (refused) return refused
    // Every time that the input names is one of its needs.
    const [first, last] = [from, to ?? seq].map((one) => (typeof one === 'string' ? seqAt(one)! : one))
    const differences = compared.differences as Parameters<typeof inWords>[1]
    const told = Object.entries(compared.counts).filter(([kind]) => isTold(state.kinds.of(kind as Kind)))
    return { from: first!, to: last!, lines: inWords(state, differences), counts: Object.fromEntries(told) }
  },
})

/** Of what has not been yet, nothing would differ. A time may lie ahead: it stands for the last step until then. */
function ahead(moments: { from: Moment; to: Moment | undefined }, newest: number): Refusal | null {
  for (const [field, step] of Object.entries(moments))
    if (typeof step === 'number' && step > newest) return refuse('step-ahead', { field, step, newest })
  return null
}
