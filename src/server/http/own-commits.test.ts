import { beforeEach, describe, expect, test } from 'vitest'
import { ann, type HostUnderTest, openTrailmix, sandra, theo, trailmix } from '#tests/support/host.ts'
import { ownCommits } from './own-commits.ts'

let one: HostUnderTest

beforeEach(async () => {
  one = await openTrailmix()
})

const did = async (member: string, limit = 10) =>
  (await ownCommits(one.host, member, limit)).map(({ commands }) => commands[0]?.name)

describe('what somebody did', () => {
  test('is theirs alone, newest first, with what their page needs to take it back', async () => {
    const item = await one.addItem('Map')
    await one.act('edit-item', { item, title: 'Maps' }, { actor: theo })
    await one.act('edit-item', { item, status: 'ready' }, { actor: theo })
    await one.act('edit-item', { item, title: 'A map' })
    expect(await did(theo)).toEqual(['edit-item', 'edit-item'])
    const [last] = await ownCommits(one.host, theo, 1)
    expect(last).toMatchObject({ actor: theo, changes: [{ id: item, after: { status: 'ready' } }] })
  })

  test('is not told any more where they may not look any more', async () => {
    await one.act('create-item', { item: 'itm_00000001', product: trailmix, title: 'Map' }, { actor: theo })
    await one.act('clear-role', { product: trailmix, member: theo })
    expect(await did(theo)).toEqual([])
  })

  test('is told in short where it is more than a page keeps', async () => {
    const commands = Array.from({ length: 2_001 }, (_, number) => ({
      name: 'create-item',
      input: { item: `itm_${String(number).padStart(8, '0')}`, product: trailmix, title: 'One of many' },
    }))
    await one.run(commands)
    const [many] = await ownCommits(one.host, ann, 1)
    expect(many!.commands).toHaveLength(2_001)
    expect(many).not.toHaveProperty('changes')
  })
})

describe('a product that was deleted', () => {
  const membership = 'mbs_00000001'

  test.each([
    ['its owner', theo],
    ['an administrator', ann],
  ])('is told to %s who did so, without what was in it, and can be brought back', async (_, by) => {
    const former = 'mbs_00000002'
    await one.act('set-role', { product: trailmix, member: theo, role: 'owner', membership, former })
    await one.act('delete-product', { product: trailmix }, { actor: by })
    const [deletion] = await ownCommits(one.host, by, 10)
    expect(deletion!.commands).toEqual([{ name: 'delete-product', input: { product: trailmix } }])
    expect(deletion).not.toHaveProperty('changes')
    for (const other of [theo, sandra])
      if (other !== by) expect(await did(other)).not.toContain('delete-product')
    await one.act('revert-commit', { commit: deletion!.id }, { actor: by })
    expect(one.get('product', trailmix).owner).toBe(theo)
    expect(await did(by, 2)).toEqual(['revert-commit', 'delete-product'])
  })
})
