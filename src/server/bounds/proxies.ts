import { BlockList, isIPv4 } from 'node:net'

/** The proxies whose word is taken for where a request came from. */
export interface Proxies {
  isTrusted(address: string): boolean
}

/** @throws Error when one is no address and no range: the configuration says so beforehand */
export function createProxies(trusted: readonly string[]): Proxies {
  const list = new BlockList()
  for (const proxy of trusted) {
    const [address = '', bits] = proxy.split('/')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return { isTrusted: (address) => list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6') }
}

/** An IPv4 address that a socket for both kinds writes as IPv6 is the IPv4 one; a port behind it is left out. */
export function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  return mapped ?? address.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
}
