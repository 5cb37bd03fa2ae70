import { beforeEach, describe, expect, test } from 'vitest'
import { ann, backlog, type HostUnderTest, hostOn, openTrailmix, theo } from '#tests/support/host.ts'
import { createMemoryDisk, type MemoryDisk, openMemoryStorage } from '#tests/support/memory-storage.ts'

let disk: MemoryDisk
let one: HostUnderTest
let item: string

const described = (title: string, description: string) => one.addItem(title, { description })
const documentOf = (host: HostUnderTest, id: string) => host.get('item', id).description
async function textOf(host: HostUnderTest, id: string): Promise<string> {
  const document = documentOf(host, id)
  if (!document) return ''
  return (await host.storage.documents(host.host.workspace, [document]))[0]!.text
}
const rewrite = (host: HostUnderTest, description: string, base: string | null, actor = ann) =>
  host.run([{ name: 'edit-item', input: { item, description, base: { description: base } } }], { actor })

beforeEach(async () => {
  disk = createMemoryDisk()
  one = await openTrailmix(disk)
  item = await described('Maps', 'Hikers want maps.\n\nThey walk far.\n\nThey come back.')
})

describe('a long text', () => {
  test('stands in a document of the scope, and neither in the record nor in the intent', async () => {
    expect(await one.storage.documents(one.host.workspace, [documentOf(one, item)!])).toMatchObject([
      { scope: backlog, text: expect.stringContaining('They walk far.') },
    ])
    const [commit] = await one.storage.commits(one.host.workspace, { limit: 1 })
    expect(
      JSON.stringify([commit, one.host.recentAfter(one.host.durable - 1)!.map(({ commands }) => commands)]),
    ).not.toContain('They walk far.')
  })

  test('that two changed in different places is merged', async () => {
    const base = documentOf(one, item)
    await rewrite(one, 'Hikers want offline maps.\n\nThey walk far.\n\nThey come back.', base)
    const done = await rewrite(
      one,
      'Hikers want maps.\n\nThey walk far.\n\nThey come back in spring.',
      base,
      theo,
    )
    expect(done.ok).toBe(true)
    expect(await textOf(one, item)).toBe(
      'Hikers want offline maps.\n\nThey walk far.\n\nThey come back in spring.',
    )
  })

  test('that two changed in the same words is refused to the second, and both texts are kept', async () => {
    const base = documentOf(one, item)
    await rewrite(one, 'Climbers want maps.\n\nThey walk far.\n\nThey come back.', base)
    const first = documentOf(one, item)
    expect(
      await rewrite(one, 'Riders want maps.\n\nThey walk far.\n\nThey come back.', base, theo),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'text-overlap', about: { field: 'description', document: first, base } },
    })
    expect(documentOf(one, item)).toBe(first)
  })

  test('is merged also with what was written after the edit had been prepared', async () => {
    const base = documentOf(one, item)
    const input = {
      ...{ item, base: { description: base } },
      description: 'Hikers want maps.\n\nThey walk far.\n\nThey come back in spring.',
    }
    const prepared = await one.host.prepare({
      id: 'prepared-before',
      commands: [{ name: 'edit-item', input }],
      note: null,
    })
    await rewrite(one, 'Hikers want offline maps.\n\nThey walk far.\n\nThey come back.', base)
    expect(await one.host.decide(prepared, { actor: theo, via: 'web' })).toMatchObject({ ok: true })
    expect(await textOf(one, item)).toBe(
      'Hikers want offline maps.\n\nThey walk far.\n\nThey come back in spring.',
    )
  })

  test('that a short while ago was written by another server is merged as well', async () => {
    const other = await hostOn(openMemoryStorage(disk))
    const base = documentOf(one, item)
    await rewrite(other, 'Hikers want offline maps.\n\nThey walk far.\n\nThey come back.', base)
    await rewrite(one, 'Hikers want maps.\n\nThey walk far.\n\nThey come back in spring.', base, theo)
    expect(await textOf(one, item)).toBe(
      'Hikers want offline maps.\n\nThey walk far.\n\nThey come back in spring.',
    )
  })

  test('is undone to the document before, without being written again', async () => {
    const base = documentOf(one, item)
    await one.act('edit-item', { item, description: 'Short.' }, { id: 'the-rewrite' })
    await one.act('revert-commit', { commit: 'the-rewrite' })
    expect(documentOf(one, item)).toBe(base)
  })
})
