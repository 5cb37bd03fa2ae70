import { describe, expect, test } from 'vitest'
import { Documents } from './documents.ts'

/** A server that answers when the test says so. */
function slowServer() {
  const asked: string[] = []
  const answers: ((text: string | null) => void)[] = []
  const fetchText = (id: string) => {
    asked.push(id)
    return new Promise<string | null>((resolve) => answers.push(resolve))
  }
  return { asked, answers, fetchText }
}

describe('long texts', () => {
  test('are fetched once, however many wait for them', async () => {
    const { asked, answers, fetchText } = slowServer()
    const documents = new Documents(fetchText)
    const loads = [documents.load('doc_1'), documents.load('doc_1')]
    answers[0]!('text')
    await Promise.all(loads)
    await documents.load('doc_1')
    expect(asked).toEqual(['doc_1'])
    expect(documents.get('doc_1')).toBe('text')
  })

  test('wake who looks when they come, and nobody else', async () => {
    const documents = new Documents(async () => 'text')
    const woken: string[] = []
    for (const id of ['doc_1', 'doc_2']) documents.watch(id, () => woken.push(id))
    await documents.load('doc_1')
    expect(woken).toEqual(['doc_1'])
  })

  test('that are not to be had are not asked for again', async () => {
    let asked = 0
    const documents = new Documents(async () => {
      asked += 1
      return null
    })
    await documents.load('doc_1')
    await documents.load('doc_1')
    expect([documents.isMissing('doc_1'), asked]).toEqual([true, 1])
  })

  test('are asked for again after the server was away', async () => {
    let away = true
    const documents = new Documents(async () => {
      if (away) throw new Error('away')
      return 'text'
    })
    await expect(documents.load('doc_1')).rejects.toThrow('away')
    away = false
    await documents.load('doc_1')
    expect(documents.get('doc_1')).toBe('text')
  })

  test('make room for others, the ones not looked at for longest first', () => {
    const documents = new Documents(async () => null, 10)
    documents.put('doc_1', 'aaaaa')
    documents.put('doc_2', 'bbbbb')
    documents.get('doc_1')
    documents.put('doc_3', 'ccccc')
    expect(['doc_1', 'doc_2', 'doc_3'].map((id) => documents.peek(id))).toEqual(['aaaaa', undefined, 'ccccc'])
  })

  test('one larger than all the room is kept while it is the last', () => {
    const documents = new Documents(async () => null, 3)
    documents.put('doc_1', 'aaaaa')
    expect(documents.peek('doc_1')).toBe('aaaaa')
  })

  test('that were forgotten do not come back with a late answer', async () => {
    const { answers, fetchText } = slowServer()
    const documents = new Documents(fetchText)
    const loading = documents.load('doc_1')
    documents.forget()
    answers[0]!('secret')
    await loading
    expect(documents.peek('doc_1')).toBeUndefined()
  })

  test('in doubt are asked for again, and stay on the screen of who looks until then', async () => {
    const { asked, answers, fetchText } = slowServer()
    const documents = new Documents(fetchText)
    documents.put('doc_1', 'mine')
    documents.put('doc_2', 'mine too')
    documents.watch('doc_1', () => {})
    documents.doubt('doc_1')
    documents.doubt('doc_2')
    expect([asked, documents.peek('doc_1'), documents.peek('doc_2')]).toEqual([['doc_1'], 'mine', undefined])
    answers[0]!('merged')
    await documents.load('doc_1')
    await Promise.resolve()
    expect(documents.peek('doc_1')).toBe('merged')
  })
})
