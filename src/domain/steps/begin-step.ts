import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { lookUp, make } from '../kernel/lookup.ts'
import { nobody, planners } from '../kernel/right.ts'
import { scopeIn } from '../kernel/scope.ts'
import { memberId } from '../people/member.ts'
import { rights } from '../people/rights.ts'
import { productId } from '../product/product.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { stepId, step as stepKind } from './step.ts'

/** Opens a long step on behalf of `by`; the server that does so works on it, slice by slice. */
export const beginStep = defineCommand({
  name: 'begin-step',
  title: 'Begin',
  input: z.object({
    step: stepId,
    product: productId,
    by: memberId,
    label: stepKind.fields.label.schema,
    total: z.int().min(0),
  }),
  allow: nobody,
  creates: { step: 'step' },
  decide(state, { step, product, by, label, total }, { at }) {
    const record = lookUp(state, 'product', product)
    if (isRefusal(record)) return record
    // It is the server that asks, so the rule of every door is asked here of whom it asks for.
    const scope = scopeIn(product, 'plan')
    if (!rights.maySee(state, by, scope)) return refuse('not-found', { kind: 'product', id: product })
    const refused = rights.may(state, by, planners, [scope])
    if (refused) return refused
    const made = make(state, 'step', {
      id: step as never,
      product,
      by: by as never,
      kind: 'import',
      of: null,
      state: 'running',
      label,
      done: 0,
      refusal: null,
      left: 0,
      short: [],
      total,
      createdAt: at,
    })
    return isRefusal(made) ? made : [made]
  },
})
