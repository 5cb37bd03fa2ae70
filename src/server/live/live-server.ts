import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { mostMessageMegabytes } from '#protocol/messages.ts'
import { doorWords } from '#words/doors.ts'
import { problemWords } from '#words/problems.ts'
import { type Identify, partyOf } from '../auth/identify.ts'
import type { Bounds } from '../bounds/bounds.ts'
import { createFairShares } from '../bounds/fair-shares.ts'
import type { FairTurns } from '../bounds/fair-turns.ts'
import type { MemberLimits } from '../bounds/member-limits.ts'
import type { OwnHosts } from '../bounds/own-hosts.ts'
import type { Health } from '../storage/health.ts'
import type { Host } from '../workspace/host.ts'
import { type Channel, createChannel } from './channel.ts'
import { type PageSocket, servePage } from './page-socket.ts'

export interface LiveOptions {
  identify: Identify
  /** whether a session, by its id, is one still */
  isOpen(session: string): boolean
  hosts: OwnHosts
  /** whether a browser's Origin header names our own page, which was asked for by `host` */
  isOwnOrigin(origin: string, host: string): boolean
  bounds: Bounds
  limitsOf(party: string): MemberLimits
  turn: FairTurns
  health: Health
  now(): number
  onFault(error: unknown): string
}

export interface Live {
  /** Takes over a connection that asks to become a socket, or turns it away. */
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): Promise<void>
  /** Closes the sockets of a session that has ended. */
  signedOut(session: string): void
  /** Closes all sockets so that the pages come back, and takes no more. */
  close(): void
}

const HEARTBEAT_MS = 30_000

/** The socket door at /live. */
export function createLive(options: LiveOptions): Live {
  const { identify, isOpen, hosts, isOwnOrigin, health, bounds, limitsOf, turn, now, onFault } = options
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: mostMessageMegabytes * 1024 * 1024,
    clientTracking: false,
  })
  const pages = new Set<PageSocket>()
  const unread = createFairShares(bounds.pageBytes)
  const unhandled = createFairShares(bounds.bodyBytesHeld)
  const channels = new WeakMap<Host, Channel>()
  let closing = false

  function channelOf(host: Host): Channel {
    let channel = channels.get(host)
    if (!channel) {
      channel = createChannel(host)
      channels.set(host, channel)
    }
    return channel
  }

  /** Finds dead connections, and sessions that ended by time or in another process. */
  function beat(): void {
    for (const page of [...pages]) {
      if (!page.ping()) continue
      // The command line's token is meant to run out; what it opened stays.
      if (page.session && !isOpen(page.session)) page.end(doorWords('signedOut'))
    }
  }
  const heartbeat = setInterval(() => {
    try {
      beat()
    } catch (error) {
      onFault(error)
    }
  }, HEARTBEAT_MS)
  heartbeat.unref()

  const stopWatching = health.watch((trouble) => {
    for (const page of pages) page.unwell(trouble)
  })

  return {
    async upgrade(request, connection, head) {
      connection.on('error', () => connection.destroy())
      const { origin, cookie, authorization } = request.headers
      const host = hosts.hostOf(request)
      if (closing || health.trouble === 'refused') return turnAway(connection, 503, 'Service Unavailable')
      if (!hosts.isOwn(host))
        return turnAway(connection, 421, 'Misdirected Request', problemWords('foreign-host', { host }))
      // Whoever knocks writes the address; some of what they may write is none that URL takes.
      if (request.url?.split('?')[0] !== '/live') {
        return turnAway(connection, 404, 'Not Found')
      }
      // A browser always says where a socket comes from; whoever does not is no browser, and has no cookies of one.
      if (origin !== undefined && !isOwnOrigin(origin, host)) return turnAway(connection, 403, 'Forbidden')
      const actor = await identify({ cookie, authorization })
      if (!actor) return turnAway(connection, 401, 'Unauthorized')
      if (connection.destroyed) return
      server.handleUpgrade(request, connection, head, (socket) => {
        const channel = channelOf(actor.host)
        const page = servePage({
          ...{ socket, connection, actor, channel, health, bounds, unread, unhandled, turn, now, onFault },
          limits: limitsOf(partyOf({ workspace: actor.host.workspace, member: actor.member })),
        })
        pages.add(page)
        socket.on('close', () => pages.delete(page))
      })
    },

    signedOut(session) {
      for (const page of [...pages]) if (page.session === session) page.end(doorWords('signedOut'))
    },

    close() {
      closing = true
      stopWatching()
      clearInterval(heartbeat)
      for (const page of pages) page.restart()
    },
  }
}

/** `why`: for whoever looks, where the number does not say it all. */
function turnAway(connection: Duplex, status: number, text: string, why = ''): void {
  const body = Buffer.from(why === '' ? '' : `${why}\n`)
  const type = why === '' ? '' : 'Content-Type: text/plain; charset=utf-8\r\n'
  const head = `HTTP/1.1 ${status} ${text}\r\nConnection: close\r\n${type}Content-Length: ${body.length}\r\n\r\n`
  connection.end(Buffer.concat([Buffer.from(head), body]))
}
