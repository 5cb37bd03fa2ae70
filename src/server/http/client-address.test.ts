import { describe, expect, test } from 'vitest'
import type { ApiContext } from './api-env.ts'
import { createClientAddress } from './client-address.ts'

/** A request as it comes in from `peer`. */
function asked(peer: string | undefined, forwarded?: string): ApiContext {
  return {
    env: { incoming: peer === undefined ? undefined : { socket: { remoteAddress: peer } } },
    req: { header: (name: string) => (name === 'x-forwarded-for' ? forwarded : undefined) },
  } as unknown as ApiContext
}

describe('without trusted proxies', () => {
  const addressOf = createClientAddress([])

  test('it is the other end of the connection, whatever the request says', () => {
    expect(addressOf(asked('203.0.113.7'))).toBe('203.0.113.7')
    expect(addressOf(asked('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7')
  })

  test('it is an IPv4 address, however the socket writes it', () => {
    expect(addressOf(asked('::ffff:203.0.113.7'))).toBe('203.0.113.7')
  })

  test('it is unknown where there is no connection', () => {
    expect(addressOf(asked(undefined))).toBe('unknown')
  })
})

describe('behind trusted proxies', () => {
  const addressOf = createClientAddress(['10.0.0.0/8', '2001:db8::1'])

  test('it is who the proxy was reached from', () => {
    expect(addressOf(asked('10.0.0.1', '203.0.113.7'))).toBe('203.0.113.7')
    expect(addressOf(asked('::ffff:10.0.0.1', '2001:db8:9::7'))).toBe('2001:db8:9::7')
    expect(addressOf(asked('2001:db8::1', '203.0.113.7:4711'))).toBe('203.0.113.7')
  })

  test('it is not what somebody wrote before they reached the proxy', () => {
    expect(addressOf(asked('10.0.0.1', '198.51.100.1, 203.0.113.7'))).toBe('203.0.113.7')
    expect(addressOf(asked('10.0.0.1', '198.51.100.1, 203.0.113.7, 10.9.9.9'))).toBe('203.0.113.7')
  })

  test('it is the proxy when what it passes on is no address', () => {
    expect(addressOf(asked('10.0.0.1', 'unknown'))).toBe('10.0.0.1')
    expect(addressOf(asked('10.0.0.1', '203.0.113.7, _hidden'))).toBe('10.0.0.1')
    expect(addressOf(asked('10.0.0.1'))).toBe('10.0.0.1')
  })

  test('others are not believed', () => {
    expect(addressOf(asked('203.0.113.7', '10.0.0.1'))).toBe('203.0.113.7')
  })
})
