import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import type { Config } from '../config.ts'
import { type Proxies, plainAddress } from './proxies.ts'

type Asked = Pick<IncomingMessage, 'headers' | 'socket'>

/** By which names this server may be asked. */
export interface OwnHosts {
  /** The name that a request was made to, as `host` or `host:port`; what a trusted proxy passed on counts for more. */
  hostOf(request: Asked): string
  /** The origin that its page has, as far as it is known where nobody has set PUBLIC_URL. */
  originOf(request: Asked): string
  /** Whether it is one of ours. A page of another name that was pointed at this machine is not. */
  isOwn(host: string): boolean
}

/**
 * Loopback names, the host of PUBLIC_URL, the address listened on, and ALLOWED_HOSTS. Who listens on all addresses is
 * reached by any of them, and an address, unlike a name, cannot be pointed elsewhere by whoever owns it.
 */
export function createOwnHosts(
  { host: listened, publicUrl, allowedHosts }: Pick<Config, 'host' | 'publicUrl' | 'allowedHosts'>,
  proxies: Proxies,
): OwnHosts {
  const names = new Set([listened, ...allowedHosts].map((name) => bare(name.toLowerCase())))
  if (publicUrl !== null) names.add(bare(new URL(publicUrl).hostname))
  const takesAddresses = listened === '0.0.0.0' || listened === '::'

  /** What a trusted proxy says of a request that it passes on; empty when none does. */
  function passedOn({ headers, socket }: Asked, what: 'host' | 'proto'): string {
    const said = headers[`x-forwarded-${what}`]
    if (typeof said !== 'string' || !proxies.isTrusted(plainAddress(socket.remoteAddress ?? ''))) return ''
    return said.split(',').at(-1)!.trim()
  }

  const hostOf = (request: Asked) => passedOn(request, 'host') || (request.headers.host ?? '')

  return {
    hostOf,
    originOf(request) {
      const scheme = passedOn(request, 'proto') === 'https' ? 'https' : 'http'
      return publicUrl ?? `${scheme}://${hostOf(request)}`
    },
    isOwn(host) {
      const name = nameIn(host)
      if (name === null) return false
      if (isIP(name) > 0) return isLoopback(name) || names.has(name) || takesAddresses
      return name === 'localhost' || name.endsWith('.localhost') || names.has(name) || underWildcard(name)
    },
  }

  /** `*.example.org` stands for every name below example.org. */
  function underWildcard(name: string): boolean {
    for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1))
      if (names.has(`*${name.slice(dot)}`)) return true
    return false
  }
}

/** The name or address without its port, as URLs write it; null for what is no host. */
function nameIn(host: string): string | null {
  if (!/^(\[[0-9a-f:.]+\]|[^\s/?#@\\:[\]]+)(:\d{1,5})?$/i.test(host)) return null
  const url = `http://${host}/`
  return URL.canParse(url) ? bare(new URL(url).hostname.toLowerCase()) : null
}

/** Without the brackets of IPv6, and without the dot that may end a whole name. */
const bare = (name: string) => name.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')

const isLoopback = (address: string) => address === '::1' || address.startsWith('127.')
