import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import type { Config } from '../config.ts'
import { addressBlock } from './address-block.ts'
import { type Bounds, bounds as usual } from './bounds.ts'
import { watchConnections } from './connection-watch.ts'
import { createFairShares } from './fair-shares.ts'
import { createProxies, plainAddress } from './proxies.ts'

interface Served {
  http: { fetch(request: Request, env: never): Response | Promise<Response> }
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): Promise<void>
}

/**
 * The HTTP server in front of the app, which gives nobody more time or connections than they need: heads and bodies
 * that do not come, answers that are not read, and connections without end are cut off.
 */
export function createHttpServer(
  app: Served,
  { trustedProxies }: Pick<Config, 'trustedProxies'>,
  onFault: (error: unknown) => void,
  bounds: Bounds = usual,
): Server {
  const server = createServer(
    {
      headersTimeout: bounds.headMs,
      requestTimeout: bounds.requestMs,
      keepAliveTimeout: bounds.idleMs,
      connectionsCheckingInterval: bounds.lookMs,
    },
    getRequestListener(app.http.fetch as never),
  )
  server.maxConnections = bounds.connections
  const { isTrusted } = createProxies(trustedProxies)
  const shares = createFairShares(bounds.connections)
  const watch = watchConnections(bounds)

  server.on('connection', (connection: Socket) => {
    const address = plainAddress(connection.remoteAddress ?? '')
    // A proxy of ours, or of this machine, brings many people.
    if (!isTrusted(address) && !isLoopback(address)) {
      const block = addressBlock(address)
      if (!shares.take(block, 1)) return connection.destroy()
      connection.once('close', () => shares.give(block, 1))
    }
    watch.connected(connection)
  })
  server.on('request', watch.requested)
  server.on('upgrade', (request: IncomingMessage, connection, head) => {
    watch.upgraded(connection as Socket)
    app.upgrade(request, connection, head).catch((error) => {
      onFault(error)
      connection.destroy()
    })
  })
  server.on('close', watch.stop)
  return server
}

const isLoopback = (address: string) => address === '::1' || address.startsWith('127.')
