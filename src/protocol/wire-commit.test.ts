import { beforeEach, describe, expect, test } from 'vitest'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { ana, backlog, batchOf, item, plan, product, SmallLog } from '#tests/support/small-log.ts'
import { readChanges, toWire } from './wire-commit.ts'

let server: SmallLog
/** the reader's records, as they stood before the commits of a test */
let before: Map<string, AnyRecord>
const findBefore = (_kind: Kind, id: string) => before.get(id)

beforeEach(() => {
  server = new SmallLog()
  before = new Map(
    [plan, backlog].flatMap((scope) =>
      [...server.records(scope).values()].flat().map((record) => [record.id, record]),
    ),
  )
})

const execute = (...calls: { name: string; input: object }[]) => server.execute(batchOf(...calls), ana)
const entitle = (letter: string, title: string) => ({
  name: 'edit-item',
  input: { item: item(letter), title },
})

describe('a commit on the wire', () => {
  test('says of a small change only the fields that it sets', () => {
    const { scopes } = toWire(execute(entitle('a', 'A')), () => true)
    expect(scopes).toEqual({ [backlog]: [{ kind: 'item', id: item('a'), set: { title: 'A' } }] })
  })

  test('says whole what is made, and nothing of what is deleted but that it is gone', () => {
    const made = execute({ name: 'create-item', input: { item: item('d'), product, title: 'd' } })
    const [first] = toWire(made, () => true).scopes![backlog]!.filter(({ id }) => id === item('d'))
    expect(first).toMatchObject({ after: { title: 'd', product } })
    const gone = execute({ name: 'delete-items', input: { items: [item('d')] } })
    expect(toWire(gone, () => true).scopes![backlog]).toEqual([{ kind: 'item', id: item('d'), after: null }])
  })

  test('is a number and nothing else for those who follow none of what it touches', () => {
    const commit = execute(entitle('a', 'A'))
    expect(toWire(commit, (scope) => scope === plan)).toEqual({ seq: commit.seq })
  })

  test('holds only the scopes that are followed', () => {
    const both = execute(entitle('a', 'A'), { name: 'edit-product', input: { product, name: 'Acme 2' } })
    expect(Object.keys(toWire(both, () => true).scopes!).toSorted()).toEqual([backlog, plan].toSorted())
    expect(Object.keys(toWire(both, (scope) => scope === plan).scopes!)).toEqual([plan])
  })

  test('never carries the commands, the program or the session', () => {
    const wire = JSON.stringify(toWire(execute(entitle('a', 'A')), () => true))
    for (const secret of ['commands', 'edit-item', 'program', 'session']) expect(wire).not.toContain(secret)
  })
})

describe('reading it', () => {
  test('gives back the changes as they were made', () => {
    const commit = execute(entitle('a', 'A'), { name: 'delete-items', input: { items: [item('b')] } })
    expect(
      readChanges(
        toWire(commit, () => true),
        backlog,
        findBefore,
      ),
    ).toEqual(commit.changes.filter(({ scope }) => scope === backlog))
  })

  test('throws when the reader lacks what is changed', () => {
    const commit = execute(entitle('a', 'A'))
    before.delete(item('a'))
    expect(() =>
      readChanges(
        toWire(commit, () => true),
        backlog,
        findBefore,
      ),
    ).toThrow('which is not here')
  })

  test('passes it over for a reader who knows that records are lacking', () => {
    const commit = execute(entitle('a', 'A'), entitle('b', 'B'))
    before.delete(item('a'))
    const read = readChanges(
      toWire(commit, () => true),
      backlog,
      findBefore,
      true,
    )
    expect(read.map(({ id }) => id)).toEqual([item('b')])
  })
})
