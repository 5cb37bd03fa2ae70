import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { createOwnHosts } from './own-hosts.ts'
import { createProxies } from './proxies.ts'

const hosts = (
  options: { host?: string; publicUrl?: string; allowedHosts?: string[]; trusted?: string[] } = {},
) =>
  createOwnHosts(
    {
      host: options.host ?? '127.0.0.1',
      publicUrl: options.publicUrl ?? null,
      allowedHosts: options.allowedHosts ?? [],
    },
    createProxies(options.trusted ?? []),
  )

describe('this server is asked', () => {
  test.each([
    'localhost',
    'localhost:3000',
    'LOCALHOST:3000',
    'localhost.',
    'plan.localhost:3000',
    '127.0.0.1:3000',
    '127.8.9.10',
    '[::1]:3000',
    // As browsers read it, and then say.
    '127.1:3000',
  ])('by the loopback name %s', (name) => {
    expect(hosts().isOwn(name)).toBe(true)
  })

  test.each([
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    'evillocalhost',
    '127.0.0.1.evil.example',
    '127.0.0.1@evil.example',
    'evil.example#127.0.0.1',
    'evil.example/localhost',
    'evil.example\\localhost',
    'evil.example localhost',
    'localhost, evil.example',
    '10.0.0.1:3000',
    '[2001:db8::1]',
    '',
    ':3000',
    'localhost:3000:3000',
  ])('and not by %s', (name) => {
    expect(hosts().isOwn(name)).toBe(false)
  })

  test('by the host of PUBLIC_URL, whatever the port that a proxy passes on', () => {
    const { isOwn } = hosts({ publicUrl: 'https://plan.example' })
    expect(isOwn('plan.example')).toBe(true)
    expect(isOwn('Plan.Example:443')).toBe(true)
    expect(isOwn('other.plan.example')).toBe(false)
    expect(isOwn('plan.example.evil.example')).toBe(false)
  })

  test('by the address that it listens on, and by any address when it listens on all', () => {
    expect(hosts({ host: '10.0.0.7' }).isOwn('10.0.0.7:3000')).toBe(true)
    expect(hosts({ host: '10.0.0.7' }).isOwn('10.0.0.8:3000')).toBe(false)
    for (const host of ['0.0.0.0', '::']) {
      expect(hosts({ host }).isOwn('192.168.1.5:3000')).toBe(true)
      expect(hosts({ host }).isOwn('[fe80::1]:3000')).toBe(true)
      expect(hosts({ host }).isOwn('evil.example')).toBe(false)
    }
  })

  test('by names that were allowed, and all below one with a star', () => {
    const { isOwn } = hosts({ allowedHosts: ['Plan.internal', '*.corp.example'] })
    expect(isOwn('plan.internal:8080')).toBe(true)
    expect(isOwn('plan.corp.example')).toBe(true)
    expect(isOwn('a.b.corp.example')).toBe(true)
    expect(isOwn('corp.example')).toBe(false)
    expect(isOwn('evilcorp.example')).toBe(false)
  })
})

describe('the name that was asked for', () => {
  const asked = (peer: string, headers: IncomingMessage['headers']) =>
    ({ headers, socket: { remoteAddress: peer } }) as never

  test('is the Host header, whatever else the request says of itself', () => {
    const { hostOf } = hosts()
    expect(hostOf(asked('203.0.113.7', { host: 'a', 'x-forwarded-host': 'b' }))).toBe('a')
    expect(hostOf(asked('203.0.113.7', {}))).toBe('')
  })

  test('is what a trusted proxy passed on, the last one when it added to others', () => {
    const { hostOf } = hosts({ trusted: ['10.0.0.0/8'] })
    expect(hostOf(asked('::ffff:10.0.0.1', { host: 'a', 'x-forwarded-host': 'b' }))).toBe('b')
    expect(hostOf(asked('10.0.0.1', { host: 'a', 'x-forwarded-host': 'evil, b' }))).toBe('b')
    expect(hostOf(asked('10.0.0.1', { host: 'a' }))).toBe('a')
  })
})
