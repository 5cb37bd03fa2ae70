import { expect, test } from 'vitest'
import { model } from '#domain/model.ts'
import { upgradeBatch } from './upgrade-batch.ts'

const kept = { id: 'bat_1', tab: 'one', made: 1, at: '', label: 'Edit' }

test('a batch that the first program kept is read as this one writes it', () => {
  const commands = [{ name: 'edit-member', input: { member: 'mbr_1', role: 'owner' } }]
  const upgraded = upgradeBatch(model, { ...kept, batch: { id: 'bat_1', commands, note: 'because' } })
  expect(upgraded).toMatchObject({
    schema: model.schema,
    batch: {
      commands: [{ name: 'edit-member', input: { member: 'mbr_1', administrator: true } }],
      note: { text: 'because' },
    },
  })
})

test('one of this schema is left as it is', () => {
  const batch = {
    id: 'bat_1',
    commands: [{ name: 'edit-item', input: { item: 'itm_1', title: 'A' } }],
    note: null,
  }
  expect(upgradeBatch(model, { ...kept, schema: model.schema, batch })?.batch).toEqual(batch)
})

test('a command that is no more goes through unchanged, to be told as refused', () => {
  const batch = { id: 'bat_1', commands: [{ name: 'paint-item', input: { colour: 'red' } }], note: null }
  expect(upgradeBatch(model, { ...kept, batch })?.batch.commands).toEqual(batch.commands)
})

test('what a newer program kept waits for one', () => {
  const batch = { id: 'bat_1', commands: [], note: null }
  expect(upgradeBatch(model, { ...kept, schema: model.schema + 1, batch })).toBeNull()
})
