import { beforeEach, expect, test } from 'vitest'
import { ann, type HostUnderTest, nora, openTrailmix, sandra, theo, trailmix } from '#tests/support/host.ts'
import { testId } from '#tests/support/serve.ts'
import { goneProducts } from './gone-products.ts'

let one: HostUnderTest

beforeEach(async () => {
  one = await openTrailmix()
})

const told = (member: string) => goneProducts(one.host, member, [trailmix])

test('a product that stands is told to nobody as gone, whether they may see it or not', async () => {
  await one.act('clear-role', { product: trailmix, member: theo })
  for (const member of [ann, theo, sandra]) expect(await told(member)).toEqual([])
})

test('a deleted product is told to who had a part in it, and to administrators', async () => {
  await one.act('delete-product', { product: trailmix })
  for (const member of [ann, theo, sandra]) expect(await told(member)).toEqual([trailmix])
})

test('who lost their part before it was deleted is told nothing, and after an undo nobody is', async () => {
  await one.act('clear-role', { product: trailmix, member: theo })
  await one.act('delete-product', { product: trailmix })
  expect(await told(theo)).toEqual([])
  const [deletion] = await one.host.storage.commits(one.host.workspace, { actor: ann, limit: 1 })
  await one.act('revert-commit', { commit: deletion!.id })
  expect(await told(ann)).toEqual([])
})

test('a deletion in many slices is looked through to where it began', async () => {
  const step = testId('step')
  await one.act('clear-role', { product: trailmix, member: theo }, { step })
  for (let at = 0; at < 120; at++)
    await one.act(
      'create-release',
      { product: trailmix, release: testId('release'), goal: testId('goal'), name: `R ${at}`, text: 'Goal' },
      { step },
    )
  await one.act('delete-product', { product: trailmix }, { step })
  expect(await told(theo)).toEqual([trailmix])
  expect(await told(nora)).toEqual([])
})

test('what the log never heard of, as after a restore, is gone for everybody', async () => {
  expect(await goneProducts(one.host, theo, ['prd_00000unheard'])).toEqual(['prd_00000unheard'])
})
