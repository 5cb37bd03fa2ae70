import type { WebSocket } from 'ws'
import {
  type Batch,
  type FromServer,
  fromPage,
  protocolVersion,
  type ReadFromPage,
} from '#protocol/messages.ts'
import { doorWords } from '#words/doors.ts'
import type { Actor } from '../auth/identify.ts'
import type { Executed } from '../workspace/host.ts'
import { catchUp } from './catch-up.ts'
import { type Channel, frameOf, type Listener } from './channel.ts'
import { createFloodGuard } from './flood-guard.ts'

/** Close codes of our own; a page comes back after any other. */
const SIGNED_OUT = 4401
const FLOODED = 4429
const RESTARTING = 1012
const SLOW = 1013

// A page that does not read is let go rather than kept in memory; it comes back and catches up.
const MOST_BUFFERED = 16 * 1024 * 1024
// A page that was away sends what waited all at once.
const MESSAGES_A_SECOND = 200
const BURST = 2_000
// What has come and is not handled yet stands in memory.
const BYTES_A_SECOND = 8 * 1024 * 1024
const BYTES_BURST = 96 * 1024 * 1024

export interface PageSocketOptions {
  socket: WebSocket
  actor: Actor
  channel: Channel
  now(): number
  /** logs a fault and returns the id that the person is told */
  onFault(error: unknown): string
}

export interface PageSocket {
  readonly session: string | null
  /** Tells the page that nothing more will come, and closes. */
  end(reason: string): void
  /** Closes so that the page comes back. */
  restart(): void
  /** False when the page has not answered since the last time. */
  ping(): boolean
}

/** One page: hello, catch-up, then batches in and commits out. Messages are handled in the order they came. */
export function servePage(options: PageSocketOptions): PageSocket {
  const { socket, actor, channel, now, onFault } = options
  const { host, member } = actor
  const allowsMessage = createFloodGuard(MESSAGES_A_SECOND, BURST, now)
  const allowsBytes = createFloodGuard(BYTES_A_SECOND, BYTES_BURST, now)
  let line: Promise<void> = Promise.resolve()
  let greeted = false
  let answers = true

  const listener: Listener & { visit: string } = {
    member,
    visit: '',
    follows: new Set(),
    send(frame) {
      if (socket.bufferedAmount > MOST_BUFFERED) return socket.close(SLOW, 'too far behind')
      if (socket.readyState === socket.OPEN) socket.send(frame, { binary: false })
    },
    removed: () => end(doorWords('removed'), true),
  }
  const tell = (message: FromServer) => listener.send(frameOf(message))
  const isOpen = () => socket.readyState === socket.OPEN

  function end(reason: string, removed = false): void {
    tell({ type: 'closed', reason, ...(removed && { removed }) })
    channel.leave(listener)
    socket.close(SIGNED_OUT, 'closed')
  }

  async function greet(hello: Extract<ReadFromPage, { type: 'hello' }>): Promise<void> {
    if (hello.protocol !== protocolVersion || hello.schema !== host.model.schema)
      return tell({ type: 'outdated' })
    if (hello.workspace !== host.workspace) return end(doorWords('noMember'))
    const { epoch } = host.storage
    if (hello.epoch !== epoch) return tell({ type: 'restored', epoch })
    channel.leave(listener)
    listener.visit = hello.visit
    listener.follows.clear()
    await catchUp({ host, listener, wanted: hello.scopes, isOpen }, () => {
      const scopes = host.model.rights.scopesOf(host.state, member)
      // Removed while the log was read for them, before the channel could tell them so.
      if (scopes.length === 0) return end(doorWords('removed'), true)
      tell({ type: 'welcome', seq: host.durable, member, scopes })
      greeted = true
      channel.join(listener)
      channel.presence.welcome(listener)
    })
  }

  async function join(wanted: Extract<ReadFromPage, { type: 'join' }>): Promise<void> {
    await catchUp({ host, listener, wanted: [wanted], isOpen }, () => channel.presence.welcome(listener))
  }

  /** Resolves when the batch is decided, so that the next one is decided after it; the answer comes later. */
  async function run(batch: Batch): Promise<void> {
    const failed = (error: unknown) => tell({ type: 'fault', id: batch.id, fault: onFault(error) })
    try {
      const prepared = await host.prepare(batch)
      host
        .decide(prepared, { actor: member, via: 'web', session: listener.visit })
        .then((executed) => answer(batch, executed), failed)
    } catch (error) {
      failed(error)
    }
  }

  /** The commit itself comes to everyone who follows what it touches, so it has told the sender already, or not. */
  function answer({ id }: Batch, executed: Executed): void {
    if (!executed.ok) tell({ type: 'refused', id, refusal: executed.refusal, at: executed.at })
    else {
      const { commit, short = commit.note?.short ?? [] } = executed
      tell({ type: 'settled', id, seq: commit.seq, ...(short.length > 0 && { short }) })
    }
  }

  async function handle(text: string): Promise<void> {
    const parsed = fromPage.safeParse(jsonOf(text))
    if (!parsed.success) return socket.close(1007, 'not a message of this protocol')
    const message = parsed.data
    if (message.type === 'ping') return tell({ type: 'pong' })
    if (message.type === 'hello') return greet(message)
    if (!greeted) return socket.close(1008, 'say hello first')
    switch (message.type) {
      case 'run':
        return run(message.batch)
      case 'join':
        return join(message)
      case 'leave':
        listener.follows.delete(message.scope)
        channel.presence.left(listener, message.scope)
        return
      case 'here':
        channel.presence.moved(listener, message.where)
    }
  }

  socket.on('message', (data, isBinary) => {
    if (isBinary) return socket.close(1003, 'text only')
    if (!allowsMessage() || !allowsBytes((data as Buffer).length))
      return socket.close(FLOODED, 'too many messages')
    line = line
      .then(() => (socket.readyState === socket.OPEN ? handle(String(data)) : undefined))
      .catch((error) => {
        tell({ type: 'fault', id: null, fault: onFault(error) })
        // A page that was not greeted, or has not joined a scope, would wait for ever on a line that stands; it
        // comes back after a close.
        socket.close(1011, 'could not catch up')
      })
  })
  socket.on('pong', () => {
    answers = true
  })
  socket.on('close', () => channel.leave(listener))
  // A frame that is too large or broken: ws closes the socket itself.
  socket.on('error', () => channel.leave(listener))

  return {
    session: actor.session,
    end,
    restart: () => socket.close(RESTARTING, 'the server restarts'),
    ping() {
      if (!answers) {
        socket.terminate()
        return false
      }
      answers = false
      socket.ping()
      return true
    },
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
