import { describe, expect, test } from 'vitest'
import { items, type SampleWorkspace, sampleWorkspace, team } from '#tests/support/sample-workspace.ts'
import { model } from '../model.ts'
import { runBatch } from './decide.ts'

const item = items[4]

/** The sample with a text of three lines on an item, and the id of its document. */
function written(text = 'one\ntwo\nthree\n') {
  const sample = sampleWorkspace()
  sample.act('edit-item', { item, description: text })
  return { ...sample, base: { description: idIn(sample) } }
}

const idIn = ({ get }: Pick<SampleWorkspace, 'get'>) => get('item', item).description
const textIn = (sample: Pick<SampleWorkspace, 'get' | 'documents'>) => sample.documents.get(idIn(sample)!)

describe('a long text', () => {
  test('is a document of its own, and the record holds its id', () => {
    const sample = written()
    expect(textIn(sample)).toBe('one\ntwo\nthree\n')
    expect(idIn(sample)).toMatch(/^doc_/)
  })

  test('is a new document with every edit, and the old one stays as it is', () => {
    const sample = written()
    sample.act('edit-item', { item, description: 'other' })
    expect(idIn(sample)).not.toBe(sample.base.description)
    expect(sample.documents.get(sample.base.description!)).toBe('one\ntwo\nthree\n')
  })

  test('that is empty is no document', () => {
    const sample = written()
    const before = sample.documents.size
    sample.act('edit-item', { item, description: '' })
    expect([idIn(sample), sample.documents.size]).toEqual([null, before])
    expect(sample.act('edit-item', { item, description: '' }).changes).toEqual([])
  })

  test('is written once for each command of a batch, and the last one counts', () => {
    const { actAll, documents, get } = sampleWorkspace()
    const edit = (description: string) => ({ name: 'edit-item', input: { item, description } })
    actAll([edit('first'), edit('second')])
    expect([...documents.values()]).toEqual(['first', 'second'])
    expect(documents.get(get('item', item).description!)).toBe('second')
  })
})

describe('an edit that says what it began from', () => {
  test('replaces the text where nobody has been since', () => {
    const sample = written()
    sample.act('edit-item', { item, description: 'mine', base: sample.base })
    expect(textIn(sample)).toBe('mine')
  })

  test('is merged with what others wrote elsewhere in the text', () => {
    const sample = written()
    sample.act('edit-item', { item, description: 'ONE\ntwo\nthree\n' }, team)
    sample.act('edit-item', { item, description: 'one\ntwo\nTHREE\n', base: sample.base })
    expect(textIn(sample)).toBe('ONE\ntwo\nTHREE\n')
  })

  test('began from nothing, and somebody wrote meanwhile', () => {
    const { act, refusal, get } = sampleWorkspace()
    act('edit-item', { item, description: 'theirs' }, team)
    const mine = { item, description: 'mine', base: { description: null } }
    expect(refusal('edit-item', mine)).toEqual({
      code: 'text-overlap',
      about: {
        kind: 'item',
        id: item,
        field: 'description',
        document: get('item', item).description,
        base: null,
      },
    })
  })

  test('is refused where both changed the same words, and says where both texts are', () => {
    const sample = written()
    sample.act('edit-item', { item, description: 'one\nzwei\nthree\n' }, team)
    const refused = sample.refusal('edit-item', {
      item,
      description: 'one\ndeux\nthree\n',
      base: sample.base,
    })
    expect(refused.about).toMatchObject({ document: idIn(sample), base: sample.base.description })
    expect(textIn(sample)).toBe('one\nzwei\nthree\n')
  })

  test('of other fields needs no text', () => {
    const sample = written()
    sample.act('edit-item', { item, description: 'theirs' }, team)
    sample.act('edit-item', { item, title: 'Log in', base: sample.base })
    expect(textIn(sample)).toBe('theirs')
  })
})

describe('the texts that an edit needs', () => {
  const needs = (sample: Pick<SampleWorkspace, 'state'>, input: object) =>
    model.commandNamed('edit-item')!.needs!(sample.state, input).documents

  test('are what it began from and what stands, and none where nothing came between', () => {
    const sample = written()
    const mine = { item, description: 'mine', base: sample.base }
    expect(needs(sample, mine)).toEqual([])
    sample.act('edit-item', { item, description: 'theirs' }, team)
    expect(needs(sample, mine)).toEqual([sample.base.description, idIn(sample)])
    expect(needs(sample, { ...mine, base: { description: null } })).toEqual([idIn(sample)])
    expect(needs(sample, { item, description: 'mine' })).toEqual([])
    expect(needs(sample, { item: 'itm_0000none', description: 'mine', base: sample.base })).toEqual([])
  })

  test('must be at hand, or the edit is refused', () => {
    const sample = written()
    sample.act('edit-item', { item, description: 'theirs' }, team)
    const context = {
      actor: team,
      at: '2027-02-01T08:00:00.000Z',
      batch: 'batch-0001',
      commit: () => undefined,
      document: () => undefined,
    }
    const call = { name: 'edit-item', input: { item, description: 'mine', base: sample.base } }
    expect(runBatch(model, sample.state, [call], context)).toMatchObject({ refusal: { code: 'not-at-hand' } })
  })
})
