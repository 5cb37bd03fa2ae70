import { isIP } from 'node:net'
import { createProxies, plainAddress } from '../bounds/proxies.ts'
import type { ApiContext } from './api-env.ts'

/** Tells the address of whoever asks; `unknown` when a test asks without a port. */
export type ClientAddress = (c: ApiContext) => string

/**
 * The address at the other end of the connection; or, when that is one of our own proxies, the one that it was
 * reached from. What a request says of itself is believed from the right, for as long as a trusted proxy said it:
 * what stands further left, anybody can have written.
 */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const { isTrusted } = createProxies(trustedProxies)

  return (c) => {
    const peer = c.env?.incoming?.socket.remoteAddress
    if (!peer) return 'unknown'
    let address = plainAddress(peer)
    const said = (c.req.header('x-forwarded-for') ?? '').split(',')
    while (isTrusted(address)) {
      const before = plainAddress(said.pop()?.trim() ?? '')
      if (isIP(before) === 0) break
      address = before
    }
    return address
  }
}
