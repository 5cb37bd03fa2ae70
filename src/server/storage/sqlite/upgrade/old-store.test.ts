import { expect, test } from 'vitest'
import { type OldCommit, spreadBy } from './old-store.ts'

const item = (id: string, rank: string, product = 'prd_one') => ({ id, rank, product })
const moved = (id: string, from = 'a', to = 'b') => ({
  kind: 'item',
  id,
  before: item(id, from),
  after: item(id, to),
})

function commit(name: string, input: object, changes: OldCommit['changes']): OldCommit {
  const commands = [{ name, input: input as { [field: string]: unknown } }]
  return { seq: 1, id: 'c', actor: 'm', at: '', via: 'web', note: null, commands, changes }
}

test('what a command names was meant, what else changed its rank only made room', () => {
  const changes = [moved('itm_named'), moved('itm_beside')]
  expect(spreadBy(commit('rank-item', { item: 'itm_named' }, changes))).toEqual(new Set(['itm_beside']))
})

test('a release, a new place elsewhere, a record that came and an undone step made no room', () => {
  const elsewhere = { ...moved('itm_1'), after: item('itm_1', 'b', 'prd_two') }
  const release = { ...moved('rel_1'), kind: 'release' }
  const came = { ...moved('itm_2'), before: null }
  expect(spreadBy(commit('move-release', {}, [elsewhere, release, came]))).toEqual(new Set())
  expect(spreadBy(commit('revert-commit', { commit: 'c' }, [moved('itm_3')]))).toEqual(new Set())
})
