import { describe, expect, test } from 'vitest'
import { readStory, subjects } from './subject.ts'

function read(title: string, text = '') {
  return subjects([{ title, text }])[0]
}

describe('subjects', () => {
  test.each([
    [
      'As a Publisher, I want to tag a dataset, so that it is found',
      'Publisher',
      'tag a dataset . it is found',
    ],
    ['As an admin I can lock accounts', 'admin', 'lock accounts'],
    ['As a site owner, I would like to be able to see costs', 'site owner', 'see costs'],
    ['Als Kundin möchte ich Rechnungen sehen', 'Kundin', 'Rechnungen sehen'],
    ['En tant que client, je veux payer', 'client', 'payer'],
    ['Como cliente, quiero pagar', 'cliente', 'pagar'],
    ['Как клиент, я хочу платить', 'клиент', 'платить'],
    ['Ως πελάτης, θέλω να πληρώνω', 'πελάτης', 'πληρώνω'],
    ['管理者として、請求書を送信したい', '管理者', '請求書を送信したい'],
  ])('takes the formula off "%s"', (title, role, wanted) => {
    const subject = read(title)
    expect(subject?.role).toBe(role)
    expect(subject?.title.trim()).toBe(wanted)
  })

  test('leaves a sentence alone that only begins like a story', () => {
    expect(read('As soon as the import ends, show a notice')?.title).toBe(
      'As soon as the import ends, show a notice',
    )
    expect(read('Assign items to a sprint')?.title).toBe('Assign items to a sprint')
  })

  test('drops code, comments and hosts but keeps words of links', () => {
    const text = read(
      'x',
      '<!-- fill in --> See [the guide](https://example.org/export-rules)\n```\nlet a = 1\n```',
    )?.text
    expect(text).toContain('the guide')
    expect(text).toContain('export-rules')
    expect(text).not.toMatch(/example|fill in|let a/)
  })

  test('drops the lines of a template that many items share, and a title repeated in the text', () => {
    const items = Array.from({ length: 5 }, (_, i) => ({
      title: `Item ${i}`,
      text: `Item ${i} in detail\n## Definition of Ready\nOwn line ${i}`,
    }))
    for (const [i, { text }] of subjects(items).entries()) expect(text).toBe(`in detail\nOwn line ${i}`)
  })
})

describe('reading a story', () => {
  test.each([
    [
      'As a Publisher, I want to publish a dataset, so that I can view just the dataset',
      'publish a dataset',
      'Publisher',
    ],
    ['As a user, I want to export', 'export', 'user'],
    ['Als Kundin möchte ich Rechnungen sehen, damit ich zahle', 'Rechnungen sehen', 'Kundin'],
    ['管理者として、請求書を送信したい', '請求書を送信したい', '管理者'],
    ['Second quick item', 'Second quick item', ''],
    ['As a user, I want to, so that I can', 'As a user, I want to, so that I can', ''],
  ])('begins "%s" with what is wanted', (title, want, role) => {
    expect(readStory(title)).toEqual({ want, role })
  })
})
