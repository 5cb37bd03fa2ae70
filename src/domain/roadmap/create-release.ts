import { z } from 'zod'
import { rankBetween } from '#base/rank.ts'
import { created } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { free, lookUp } from '../kernel/lookup.ts'
import { planners } from '../kernel/right.ts'
import { ordered } from '../kernel/state.ts'
import { productId } from '../product/product.ts'
import { isRefusal } from '../refusals.ts'
import { goalId, goal as goalKind } from './goal.ts'
import { releaseId, release as releaseKind } from './release.ts'
import { freeColour } from './release-colour.ts'

/** Adds a column to the roadmap. A release is its goal, so there is none without (method R2). */
export const createRelease = defineCommand({
  name: 'create-release',
  title: 'Add release',
  input: z.object({
    release: releaseId,
    goal: goalId,
    product: productId,
    name: releaseKind.fields.name.schema.default(''),
    date: releaseKind.fields.date.schema.default(null),
    text: goalKind.fields.text.schema,
    type: goalKind.fields.type.schema.default('none'),
  }),
  allow: planners,
  creates: { release: 'release', goal: 'goal' },
  decide(state, { release, goal, product, name, date, text, type }, context) {
    const missing = lookUp(state, 'product', product)
    if (isRefusal(missing)) return missing
    const taken = free(state, 'release', release) ?? free(state, 'goal', goal)
    if (taken) return taken
    let highest: string | null = null
    for (const other of ordered(state, 'release', product)) {
      if (highest === null || other.rank > highest) highest = other.rank
    }
    return [
      created('release', {
        id: release,
        product,
        name,
        date,
        released: false,
        colour: freeColour(state, product),
        rank: rankBetween(highest, null),
        createdAt: context.at,
      }),
      created('goal', { id: goal, release, text, type }),
    ]
  },
})
