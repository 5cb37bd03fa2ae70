import { beforeEach, describe, expect, test } from 'vitest'
import { sentence } from '#domain/refusals.ts'
import { ann, type HostUnderTest, openTrailmix, sandra, theo, trailmix } from '#tests/support/host.ts'
import { testId } from '#tests/support/serve.ts'

let one: HostUnderTest
beforeEach(async () => {
  one = await openTrailmix()
})

const story = (after: string) => ({
  name: 'create-item',
  input: { item: testId('item'), product: trailmix, title: 'Typed on a train', after },
})

describe('what a batch wishes for', () => {
  test('and was there once is known from the log, by its name', async () => {
    const bravo = await one.addItem('Bravo')
    await one.addItem('Charlie')
    await one.act('delete-items', { items: [bravo] }, { actor: theo })
    const done = await one.run([story(bravo)])
    expect(done).toMatchObject({
      ok: true,
      short: [{ what: 'Typed on a train', refusal: { code: 'place-gone', about: { name: 'Bravo' } } }],
    })
    expect(one.titles()).toEqual(['Charlie', 'Typed on a train'])
    // Sent again it is answered with what came of it first.
    if (done.ok) expect(done.commit.note?.short).toEqual(done.short)
  })

  test('and goes while it is decided is looked up then', async () => {
    const bravo = await one.addItem('Bravo')
    const prepared = await one.host.prepare({ id: 'prepared-1', commands: [story(bravo)], note: null })
    await one.act('delete-items', { items: [bravo] })
    expect(await one.host.decide(prepared, { actor: ann, via: 'rest' })).toMatchObject({
      ok: true,
      short: [{ refusal: { about: { name: 'Bravo' } } }],
    })
  })

  test('and never was is refused', async () => {
    expect(await one.run([story('itm_00000nowhere')])).toMatchObject({
      ok: false,
      refusal: { code: 'not-found', about: { id: 'itm_00000nowhere' } },
    })
  })

  test('and may not be seen is refused like what never was', async () => {
    const bravo = await one.addItem('Bravo')
    await one.act('delete-items', { items: [bravo] })
    const asked = [story(bravo), story('itm_00000nowhere')]
    const answers = await Promise.all(asked.map((call) => one.run([call], { actor: sandra })))
    expect(answers.map((answer) => !answer.ok && answer.refusal.code)).toEqual(['not-found', 'not-found'])
  })
})

test('an edit of what somebody else set meanwhile is told who it was', async () => {
  const item = await one.addItem('Alpha')
  await one.act('edit-item', { item, title: 'Theirs' }, { actor: theo })
  const bravo = await one.addItem('Bravo')
  await one.run([
    { name: 'edit-item', input: { item, status: 'ready' } },
    { name: 'edit-item', input: { item: bravo, title: 'Of another' } },
  ])
  const input = { item, title: 'Mine', was: { title: 'Alpha' } }
  expect(await one.run([{ name: 'edit-item', input }])).toMatchObject({
    ok: false,
    refusal: { code: 'changed-meanwhile', about: { is: 'Theirs', typed: 'Mine', by: 'Theo', self: null } },
  })
})

test('an edit of what the same person set through another door is told as their own', async () => {
  const item = await one.addItem('Alpha')
  await one.act('edit-item', { item, title: 'Elsewhere' }, { actor: theo, via: 'rest' })
  const input = { item, title: 'Mine', was: { title: 'Alpha' } }
  const refused = await one.run([{ name: 'edit-item', input }], { actor: theo })
  expect(refused).toMatchObject({ refusal: { about: { is: 'Elsewhere', self: 1 } } })
  expect(!refused.ok && sentence(refused.refusal)).toBe(
    'You, in another window or program, changed Title meanwhile, from “Alpha” to “Elsewhere”, and you want “Mine”. Say which it shall be.',
  )
})

test('commands that stand alone are one commit of those that could be done', async () => {
  const [alpha, bravo] = [await one.addItem('Alpha'), await one.addItem('Bravo')]
  await one.act('delete-items', { items: [bravo] })
  const ready = (item: string) => ({ name: 'edit-item', input: { item, status: 'ready' } })
  const batch = { id: 'stand-alone-1', commands: [ready(bravo), ready(alpha)], note: null, alone: true }
  const done = await one.host.execute(batch, { actor: ann, via: 'rest' })
  expect(done).toMatchObject({
    ok: true,
    commit: { commands: [{ name: 'edit-item', input: { item: alpha } }] },
    short: [{ at: 0, what: 'Bravo', refusal: { code: 'not-found' } }],
  })
  expect(one.get('item', alpha).status).toBe('ready')
})
