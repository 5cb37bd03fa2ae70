import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownAddress } from './own-address.ts'

const own = 'https://plan.example'

describe('where to go on to', () => {
  test.each([
    ['/p/TM/backlog?q=a%20b#here', `${own}/p/TM/backlog?q=a%20b#here`],
    ['p/TM', `${own}/p/TM`],
    [`${own}/p/TM`, `${own}/p/TM`],
    ['', `${own}/`],
    [null, `${own}/`],
  ])('%s is %s', (to, address) => {
    expect(ownAddress(to, own)).toBe(address)
  })

  test.each([
    '//evil.example/x',
    '/.//evil.example/x',
    '/..//evil.example/x',
    '/./..//evil.example',
    '/\\evil.example/x',
    '\\\\evil.example/x',
    '/\t/evil.example/x',
    '\u0000//evil.example',
    ' //evil.example',
    'https://evil.example/',
    'https:evil.example',
    'https:/evil.example',
    'https:///evil.example/x',
    'http://plan.example/x',
    'https://plan.example:8443/x',
    'https://plan.example@evil.example/',
    'https://plan.example.evil.example/',
    'https://ann:pw@plan.example/',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    `blob:${own}/1`,
    'https://[',
  ])('%s stays here', (to) => {
    const address = ownAddress(to, own)
    // As a browser reads what it is told to go to.
    const read = new URL(address, `${own}/sign-in`)
    expect(read.origin).toBe(own)
    expect(read.protocol).toBe('https:')
    expect(address.startsWith(`${own}/`)).toBe(true)
  })

  // What such tricks are made of, in any order.
  const piece = fc.constantFrom(
    ...[
      '/',
      '//',
      '\\',
      '.',
      '..',
      '\t',
      '\n',
      '\r',
      ' ',
      '\u0000',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%5c',
      '%09',
      '%2e',
    ],
    ...[
      'http:',
      'https:',
      'javascript:',
      'data:',
      'blob:',
      'evil.example',
      'plan.example',
      own,
      'a',
      '。',
      '／',
      '\u202e',
    ],
  )

  test('whatever is put together from the pieces of such addresses stays here', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const address = ownAddress(pieces.join(''), own)
        const read = new URL(address, `${own}/sign-in`)
        expect([read.origin, read.protocol, read.username]).toEqual([own, 'https:', ''])
      }),
      { numRuns: 5_000 },
    )
  })
})
