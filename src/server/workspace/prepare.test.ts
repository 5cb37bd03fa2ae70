import { beforeEach, describe, expect, test } from 'vitest'
import { model } from '#domain/model.ts'
import { ann, type HostUnderTest, hostOn, openTrailmix, theo, trailmix } from '#tests/support/host.ts'
import { testId } from '#tests/support/serve.ts'

let one: HostUnderTest
beforeEach(async () => {
  one = await openTrailmix()
})
const lastCommit = async () => (await one.storage.commits(one.host.workspace, { limit: 1 }))[0]!

describe('a batch that an older program wrote', () => {
  test('is read as this one’s commands mean it', async () => {
    const member = testId('member')
    const commands = [{ name: 'add-member', input: { member, name: 'Olaf', role: 'owner' } }]
    const by = { actor: 'system', via: 'system' } as const
    const done = await one.host.execute({ id: 'an-old-batch', commands, note: null, schema: 1 }, by)
    expect(done).toMatchObject({ ok: true })
    expect(one.get('member', member)).toMatchObject({ name: 'Olaf', administrator: true, status: 'active' })
  })

  test('needs nothing where the command takes the same still', async () => {
    const item = testId('item')
    const commands = [{ name: 'create-item', input: { item, product: trailmix, title: 'Old' } }]
    const batch = { id: 'an-old-batch', commands, note: null, schema: 1 }
    expect(await one.host.execute(batch, { actor: theo, via: 'web' })).toMatchObject({ ok: true })
    expect(one.get('item', item).title).toBe('Old')
  })

  test('with a field that is no more is read without it', async () => {
    const item = testId('item')
    const input = { item, product: trailmix, title: 'Old', effort: 3 }
    const batch = { id: 'an-old-batch', commands: [{ name: 'create-item', input }], note: null, schema: 1 }
    expect(await one.host.execute(batch, { actor: theo, via: 'web' })).toMatchObject({ ok: true })
    expect(one.get('item', item)).not.toHaveProperty('effort')
  })

  test('with an input that is none is refused and no fault', async () => {
    const batch = {
      id: 'an-old-batch',
      commands: [{ name: 'add-member', input: null }],
      note: null,
      schema: 1,
    }
    expect(await one.host.execute(batch, { actor: ann, via: 'web' })).toMatchObject({
      ok: false,
      refusal: { code: 'malformed' },
    })
  })

  test('stands in the log under this program’s schema', async () => {
    const member = testId('member')
    const commands = [{ name: 'add-member', input: { member, name: 'Olaf', role: 'team' } }]
    const by = { actor: 'system', via: 'system' } as const
    await one.host.execute({ id: 'an-old-batch', commands, note: null, schema: 1 }, by)
    const { commands: written } = await lastCommit()
    expect(model.commandNamed('add-member')!.input.safeParse(written[0]!.input).success).toBe(true)
    expect(written[0]!.input).toEqual({ member, name: 'Olaf', administrator: false })
  })
})

describe('the log', () => {
  test('says who did a step, through which door, program and sitting', async () => {
    const item = testId('item')
    await one.run([{ name: 'create-item', input: { item, product: trailmix, title: 'Made' } }], {
      ...{ actor: theo, via: 'rest', program: 'Planner 2.1', session: 'monday', id: 'with-provenance' },
    })
    const told = { actor: theo, via: 'rest', program: 'Planner 2.1', session: 'monday' }
    expect(await lastCommit()).toMatchObject({ ...told, id: 'with-provenance', step: 'with-provenance' })
    const again = await hostOn(one.storage)
    expect(await again.run([], { actor: theo, id: 'with-provenance' })).toMatchObject({
      ok: true,
      again: true,
      commit: told,
    })
  })

  test('says null where there was no program and no sitting', async () => {
    await one.addItem('By hand')
    expect(await lastCommit()).toMatchObject({ program: null, session: null, note: null })
  })
})
