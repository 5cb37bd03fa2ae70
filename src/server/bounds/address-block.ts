import { isIPv6 } from 'node:net'

/**
 * What one party can be expected to have to itself, so that guesses are counted together: an IPv4 address, or the
 * 64 bits of an IPv6 address that a home or a server is given.
 */
export function addressBlock(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.replace(/%.*$/, '').split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups =
    tail === undefined ? before : [...before, ...Array(8 - before.length - after.length).fill('0'), ...after]
  const block = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${block.join(':')}::/64`
}
