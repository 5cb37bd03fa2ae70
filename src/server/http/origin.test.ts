import { describe, expect, test } from 'vitest'
import { isCrossSite } from './origin.ts'

const asked = (method: string, headers: Record<string, string>, hasBearer = false) =>
  isCrossSite(
    { method, headers: new Headers(headers), hasBearer },
    headers.host ?? 'localhost:3000',
    'https://plan.example',
  )

describe('a request that would change something', () => {
  test.each([
    ['our own page', { 'sec-fetch-site': 'same-origin', cookie: 'a=1' }],
    [
      'our own page in a browser that says only the origin',
      { origin: 'http://localhost:3000', cookie: 'a=1' },
    ],
    ['the public address', { origin: 'https://plan.example', cookie: 'a=1', host: '10.0.0.1:3000' }],
    ['a script without cookies', {}],
  ])('is let through from %s', (_, headers) => {
    expect(asked('POST', headers)).toBe(false)
  })

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site', cookie: 'a=1' }],
    ['another site, even one that sends no cookie', { 'sec-fetch-site': 'cross-site' }],
    ['another name of the same site', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:4000' }],
    ['another origin', { origin: 'https://evil.example', cookie: 'a=1' }],
    ['a page without an origin', { origin: 'null', cookie: 'a=1' }],
    ['whoever has cookies and does not say where from', { cookie: 'a=1' }],
    ['an origin that only begins like ours', { origin: 'http://localhost:3000.evil.example', cookie: 'a=1' }],
  ])('is turned away from %s', (_, headers) => {
    expect(asked('POST', headers as Record<string, string>)).toBe(true)
    expect(asked('DELETE', headers as Record<string, string>)).toBe(true)
  })

  test('needs no origin with a bearer token, which no browser sends by itself', () => {
    expect(asked('POST', {}, true)).toBe(false)
    expect(asked('POST', { origin: 'https://evil.example' }, true)).toBe(false)
  })
})

test('a bearer token does not speak for the cookies beside it', () => {
  expect(asked('POST', { cookie: 'a=1', origin: 'https://evil.example' }, true)).toBe(true)
})

test('reading is never cross-site', () => {
  expect(asked('GET', { 'sec-fetch-site': 'cross-site', cookie: 'a=1' })).toBe(false)
})
