import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Bounds } from './bounds.ts'

interface Watched {
  /** bytes that the other side had read, and sent, at the last look */
  sent: number
  received: number
  /** looks in a row at which it read nothing of what waits for it; at which it sent too little of a body */
  stalled: number
  late: number
  /** requests whose bodies may still be on their way */
  bodies: Set<IncomingMessage>
}

export interface ConnectionWatch {
  connected(connection: Socket): void
  requested(request: IncomingMessage): void
  /** It is a socket of a page from now on, which has its own. */
  upgraded(connection: Socket): void
  stop(): void
}

/**
 * Looks every few seconds at all connections, and cuts those off that read nothing of their answer for a minute, or
 * send a body byte by byte. Whoever is slow and goes on is left alone: a phone on a bad line reads a little now and then.
 */
export function watchConnections(bounds: Bounds): ConnectionWatch {
  const all = new Map<Socket, Watched>()

  function look(connection: Socket, watched: Watched): void {
    const waiting = connection.writableLength
    // What the system has not taken yet does not count as sent, although Node says that it was written.
    const sent = connection.bytesWritten - waiting
    watched.stalled = waiting > 0 && sent === watched.sent ? watched.stalled + 1 : 0
    watched.sent = sent

    for (const body of watched.bodies) if (body.complete || body.destroyed) watched.bodies.delete(body)
    const received = connection.bytesRead
    const isLate = [...watched.bodies].some(isAwaited) && received - watched.received < bounds.bodyBytes
    watched.late = isLate ? watched.late + 1 : 0
    watched.received = received

    if (watched.stalled >= bounds.stalledLooks) connection.destroy()
    else if (watched.late >= bounds.lateLooks) end(connection)
  }

  const timer = setInterval(() => {
    for (const [connection, watched] of all) look(connection, watched)
  }, bounds.lookMs)
  timer.unref()

  return {
    connected(connection) {
      all.set(connection, { sent: 0, received: 0, stalled: 0, late: 0, bodies: new Set() })
      connection.once('close', () => all.delete(connection))
    },
    requested(request) {
      if (!request.complete) all.get(request.socket)?.bodies.add(request)
    },
    upgraded: (connection) => void all.delete(connection),
    stop: () => clearInterval(timer),
  }
}

/** Not when it has come as far as we have read: then the wait is ours. */
function isAwaited(body: IncomingMessage): boolean {
  return body.readableLength < body.readableHighWaterMark
}

function end(connection: Socket): void {
  if (connection.writable && connection.writableLength === 0)
    connection.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  connection.destroySoon()
}
