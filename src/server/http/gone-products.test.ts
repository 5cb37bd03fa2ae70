import { beforeEach, expect, test } from 'vitest'
import { ann, type HostUnderTest, openTrailmix, sandra, theo, trailmix } from '#tests/support/host.ts'
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

test('what the log never heard of, as after a restore, is gone for everybody', async () => {
  expect(await goneProducts(one.host, theo, ['prd_00000unheard'])).toEqual(['prd_00000unheard'])
})
