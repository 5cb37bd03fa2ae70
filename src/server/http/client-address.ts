import { BlockList, isIP, isIPv4 } from 'node:net'
import type { ApiContext } from './api-env.ts'

/** Tells the address of whoever asks; `unknown` when a test asks without a port. */
export type ClientAddress = (c: ApiContext) => string

/**
 * The address at the other end of the connection; or, when that is one of our own proxies, the one that it was
 * reached from. What a request says of itself is believed from the right, for as long as a trusted proxy said it:
 * what stands further left, anybody can have written.
 */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const trusted = blockListOf(trustedProxies)
  const isTrusted = (address: string) => trusted.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')

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

/** @throws Error when one is no address and no range: `isProxy` says so beforehand */
function blockListOf(proxies: readonly string[]): BlockList {
  const list = new BlockList()
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

/** An IPv4 address that a socket for both kinds writes as IPv6 is the IPv4 one; a port behind it is left out. */
function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  return mapped ?? address.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
}
