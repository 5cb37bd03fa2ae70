import { expect, test } from 'vitest'
import { modelWith } from '#tests/support/model-with.ts'
import { createProposal } from '../proposals/create-proposal.ts'
import { upgradedCall } from './upgraded-call.ts'

const paint = {
  name: 'paint-item',
  title: 'Paint item',
  upgrades: {
    3: ({ color, ...rest }: { readonly [field: string]: unknown }) => ({ ...rest, colour: color }),
  },
  decide: () => [],
}
const model = { ...modelWith({ commands: [paint] }), schema: 4 }
const old = { name: paint.name, input: { item: 'itm_1', color: 'red' } }
const now = { name: paint.name, input: { item: 'itm_1', colour: 'red' } }

test('a call is read as the model means it, up to the schema that is asked for', () => {
  expect(upgradedCall(model, old, 1)).toEqual(now)
  expect(upgradedCall(model, old, 1, 2)).toEqual(old)
  expect(upgradedCall(model, now, 3)).toEqual(now)
})

test('so are the calls that a proposal holds, and what is none of them passes', () => {
  const proposed = (...calls: unknown[]) => ({ name: createProposal.name, input: { suggestions: calls } })
  const suggested = ({ name, input }: typeof old | typeof now) => ({ command: name, input, why: 'Because' })
  expect(upgradedCall(model, proposed(suggested(old), null, { command: 7 }), 2)).toEqual(
    proposed(suggested(now as never), null, { command: 7 }),
  )
  const none = { name: createProposal.name, input: { suggestions: 'none' } }
  expect(upgradedCall(model, none, 2)).toEqual(none)
})
