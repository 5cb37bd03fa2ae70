import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import {
  type Batch,
  type FromServer,
  fromPage,
  protocolVersion,
  type ReadFromPage,
  type Unwell,
} from '#protocol/messages.ts'
import { doorWords } from '#words/doors.ts'
import { type Actor, partyOf } from '../auth/identify.ts'
import type { Bounds } from '../bounds/bounds.ts'
import type { FairShares } from '../bounds/fair-shares.ts'
import type { FairTurns } from '../bounds/fair-turns.ts'
import type { MemberLimits } from '../bounds/member-limits.ts'
import { jsonDepth } from '../json-depth.ts'
import type { Health } from '../storage/health.ts'
import { threadTime } from '../thread-time.ts'
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

// The page asks whether the line is alive after 4 s, and waits 4 s for the answer.
const STILL_MS = 2_000

// What has come and waits for its turn; beyond that no more is read until some of it is done.
const MOST_IN_LINE = 100
const MOST_BYTES_IN_LINE = 1024 * 1024
// Beyond that the others have their turn in between.
const FEW_IN_LINE = 8

export interface PageSocketOptions {
  socket: WebSocket
  /** what the socket is over */
  connection: Duplex
  actor: Actor
  channel: Channel
  bounds: Bounds
  /** of the member, through however many sockets */
  limits: MemberLimits
  turn: FairTurns
  /** bytes that wait for pages to read them, and that have come from them and are not handled */
  unread: FairShares
  unhandled: FairShares
  health: Health
  now(): number
  /** logs a fault and returns the id that the person is told */
  onFault(error: unknown): string
}

export interface PageSocket {
  readonly session: string | null
  /** Tells the page that nothing more will come, and closes. */
  end(reason: string): void
  /** Says what keeps the server from saving, or that nothing does any more. */
  unwell(trouble: Unwell | null): void
  /** Closes so that the page comes back. */
  restart(): void
  /** False when the page has not answered since the last time. */
  ping(): boolean
}

/** One page: hello, catch-up, then batches in and commits out. Messages are handled in the order they came. */
export function servePage(options: PageSocketOptions): PageSocket {
  const { socket, connection, actor, channel, health, now, onFault } = options
  const { bounds, limits, turn, unread, unhandled } = options
  const { host, member } = actor
  const party = partyOf({ workspace: host.workspace, member })
  const allowsMessage = createFloodGuard(MESSAGES_A_SECOND, BURST, now)
  const allowsBytes = createFloodGuard(BYTES_A_SECOND, BYTES_BURST, now)
  let line: Promise<void> = Promise.resolve()
  let greeted = false
  let answers = true
  /** messages that wait for their turn, and their bytes */
  let [inLine, bytesInLine] = [0, 0]
  /** bytes of the message that is on its way */
  let coming = 0
  /** of a batch that comes in parts, those that are here, and their bytes */
  let [parts, bytesInParts]: [string[], number] = [[], 0]
  /** bytes that wait for the page to read them */
  let waiting = 0

  const listener: Listener & { visit: string } = {
    member,
    visit: '',
    follows: new Set(),
    send(frame) {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > MOST_BUFFERED || !noteUnread(frame.length))
        return socket.close(SLOW, 'too far behind')
      socket.send(frame, { binary: false }, () => noteUnread(0))
    },
    removed: () => end(doorWords('removed'), true),
  }

  /** False when what waits for all of the member's pages is more than their share. */
  function noteUnread(more: number): boolean {
    const waits = socket.readyState === socket.CLOSED ? 0 : socket.bufferedAmount + more
    const added = waits - waiting
    if (added > 0 && !unread.take(party, added)) return false
    if (added < 0) unread.give(party, -added)
    waiting = waits
    return true
  }

  /** Bytes of a message that has no end yet count as well. */
  function noteCome(chunk: Buffer): void {
    if (unhandled.take(party, chunk.length)) coming += chunk.length
    else socket.close(FLOODED, 'too much at once')
  }

  /** The message is whole and stands in line; false when that is more than their share. */
  function noteInLine(bytes: number): boolean {
    unhandled.give(party, coming)
    coming = 0
    if (!unhandled.take(party, bytes)) return false
    inLine += 1
    bytesInLine += bytes
    readOrWait()
    return true
  }

  function noteHandled(bytes: number): void {
    inLine -= 1
    bytesInLine -= bytes
    unhandled.give(party, bytes)
    readOrWait()
  }

  /** Made to wait rather than closed: what it sends waits in its own line, not in our memory. */
  function readOrWait(): void {
    const isFull = inLine > MOST_IN_LINE || bytesInLine > MOST_BYTES_IN_LINE
    if (isFull && !socket.isPaused) socket.pause()
    else if (!isFull && socket.isPaused) socket.resume()
  }

  const silence = setTimeout(() => socket.close(1008, 'say hello'), bounds.helloMs)
  silence.unref()
  const tell = (message: FromServer) => listener.send(frameOf(message))
  const isOpen = () => socket.readyState === socket.OPEN

  function end(reason: string, removed = false): void {
    tell({ type: 'closed', reason, ...(removed && { removed }) })
    channel.leave(listener)
    socket.close(SIGNED_OUT, 'closed')
  }

  async function greet(hello: Extract<ReadFromPage, { type: 'hello' }>): Promise<void> {
    clearTimeout(silence)
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
      if (health.trouble) tell({ type: 'unwell', trouble: health.trouble })
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
      const told = host
        .decide(prepared, { actor: member, via: 'web', session: listener.visit })
        .then((executed) => answer(batch, executed), failed)
      // What comes after it waits where it counts as theirs.
      if (host.isWaiting(member)) await patiently(told)
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

  /** A page that hears nothing for long takes its line for dead. */
  async function patiently(done: Promise<void>): Promise<void> {
    const still = setInterval(() => tell({ type: 'pong' }), STILL_MS)
    await done.finally(() => clearInterval(still))
  }

  /** Resolves when `wait` says that nothing is left to wait for, in seconds. */
  async function until(wait: () => number): Promise<void> {
    const first = wait()
    if (first > 0) await patiently(waited(first, wait))
  }

  async function waited(first: number, wait: () => number): Promise<void> {
    for (let left = first; left > 0 && isOpen(); left = wait()) await pause(Math.min(1_000, left * 1_000))
  }

  /** Resolves when they may go on: in line with what all of their pages do, while others are there. */
  async function theirTurn(bytes: number): Promise<void> {
    await until(() => limits.ask(bytes))
    if (inLine > FEW_IN_LINE && !limits.isAlone) await turn(party)
  }

  async function takePart(text: string, isLast: boolean): Promise<void> {
    const bytes = 2 * text.length
    if (bytesInParts + bytes > bounds.batchMegabytes * 1024 * 1024) return socket.close(1009, 'too large')
    if (!unhandled.take(party, bytes)) return socket.close(FLOODED, 'too much at once')
    parts.push(text)
    bytesInParts += bytes
    if (!isLast) return
    await until(limits.waitForLong)
    const whole = parts.join('')
    dropParts()
    if (isOpen()) await handle(whole)
  }

  function dropParts(): void {
    unhandled.give(party, bytesInParts)
    ;[parts, bytesInParts] = [[], 0]
  }

  async function handle(text: string): Promise<void> {
    const spent = threadTime()
    const parsed = fromPage.safeParse(jsonOf(text, bounds.depth))
    limits.worked(spent())
    if (!parsed.success) return socket.close(1007, 'not a message of this protocol')
    const message = parsed.data
    if (message.type === 'ping') return tell({ type: 'pong' })
    if (message.type === 'hello') return greet(message)
    if (!greeted) return socket.close(1008, 'say hello first')
    switch (message.type) {
      case 'run':
        return run(message.batch)
      case 'part':
        return takePart(message.text, message.isLast)
      case 'join':
        if (listener.follows.size >= bounds.scopes) return socket.close(1008, 'too many scopes')
        return join(message)
      case 'leave':
        listener.follows.delete(message.scope)
        channel.presence.left(listener, message.scope)
        return
      case 'here':
        channel.presence.moved(listener, message.where)
    }
  }

  // Before the one that puts messages together.
  connection.prependListener('data', noteCome)
  socket.on('message', (data, isBinary) => {
    if (isBinary) return socket.close(1003, 'text only')
    const bytes = (data as Buffer).length
    if (!allowsMessage() || !allowsBytes(bytes) || !noteInLine(bytes))
      return socket.close(FLOODED, 'too many messages')
    line = line
      .then(() => theirTurn(bytes))
      .then(() => (isOpen() ? handle(String(data)) : undefined))
      .catch((error) => {
        tell({ type: 'fault', id: null, fault: onFault(error) })
        // A page that was not greeted, or has not joined a scope, would wait for ever on a line that stands; it
        // comes back after a close.
        socket.close(1011, 'could not catch up')
      })
      .finally(() => noteHandled(bytes))
  })
  socket.on('pong', () => {
    answers = true
  })
  socket.on('close', () => {
    clearTimeout(silence)
    unhandled.give(party, coming)
    unread.give(party, waiting)
    dropParts()
    ;[coming, waiting] = [0, 0]
    channel.leave(listener)
  })
  // A frame that is too large or broken: ws closes the socket itself.
  socket.on('error', () => channel.leave(listener))

  return {
    session: actor.session,
    end,
    unwell: (trouble) => {
      if (greeted) tell({ type: 'unwell', trouble })
    },
    restart: () => socket.close(RESTARTING, 'the server restarts'),
    ping() {
      // Whom we do not read has no way to answer.
      if (!answers && !socket.isPaused) {
        socket.terminate()
        return false
      }
      answers = false
      socket.ping()
      return true
    },
  }
}

function jsonOf(text: string, deepest: number): unknown {
  try {
    return jsonDepth(text) > deepest ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
