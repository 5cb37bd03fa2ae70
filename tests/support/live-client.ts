import { WebSocket } from 'ws'
import { model } from '#domain/model.ts'
import {
  type Batch,
  type FromPage,
  type FromServer,
  partLetters,
  protocolVersion,
} from '#protocol/messages.ts'
import type { WireCommit } from '#protocol/wire-commit.ts'
import type { Person } from './serve.ts'

type Typed<T extends FromServer['type']> = Extract<FromServer, { type: T }>

export interface LiveClient {
  /** everything that came, in order */
  readonly messages: FromServer[]
  /** the frames as they came, for whoever looks for what should not be in them */
  readonly frames: string[]
  /** all commits that happened since it was welcomed, in order; of what it does not follow only the seq */
  readonly commits: WireCommit[]
  /** what it was told that it had missed, whatever the scope */
  readonly missed: WireCommit[]
  send(message: FromPage | string): void
  run(batch: Batch): void
  /** The first message, past or to come, that fits. */
  until(fits: (message: FromServer) => boolean): Promise<FromServer>
  /** The first message of a type, past or to come, that fits. */
  heard<T extends FromServer['type']>(type: T, fits?: (message: Typed<T>) => boolean): Promise<Typed<T>>
  commitOf(batchId: string): Promise<WireCommit>
  /** The close code. */
  readonly closed: Promise<number>
  close(): void
  /** Stops reading, and reads again, as a page on a bad line does. */
  pause(): void
  resume(): void
}

/** Opens a socket as a page does; rejects with the HTTP status when it is turned away. */
export function openLive(
  url: string,
  cookie: string | null,
  headers: Record<string, string> = {},
): Promise<LiveClient> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live`, {
    headers: { ...(cookie ? { cookie } : {}), origin: url, ...headers },
  })
  const messages: FromServer[] = []
  const frames: string[] = []
  const commits: WireCommit[] = []
  const missed: WireCommit[] = []
  const waiting = new Set<() => void>()
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  socket.on('message', (data) => {
    frames.push(String(data))
    const message = JSON.parse(String(data)) as FromServer
    messages.push(message)
    if (message.type === 'commits') commits.push(...message.commits)
    if (message.type === 'missed') missed.push(...message.commits)
    for (const look of [...waiting]) look()
  })

  function find<T>(look: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const attempt = () => {
        const found = look()
        if (found === undefined) return
        waiting.delete(attempt)
        resolve(found)
      }
      waiting.add(attempt)
      attempt()
      void closed.then((code) => {
        if (waiting.delete(attempt)) reject(new Error(`closed with ${code}`))
      })
    })
  }

  const client: LiveClient = {
    messages,
    frames,
    commits,
    missed,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    run(batch) {
      const text = JSON.stringify({ type: 'run', batch })
      if (text.length <= partLetters) return client.send(text)
      for (let at = 0; at < text.length; at += partLetters) {
        const isLast = at + partLetters >= text.length
        client.send({ type: 'part', text: text.slice(at, at + partLetters), isLast })
      }
    },
    until: (fits) => find(() => messages.find(fits)),
    heard: (type, fits = () => true) =>
      find(() => messages.find((message) => message.type === type && fits(message as never))) as never,
    commitOf: (id) => find(() => commits.find((commit) => commit.id === id)),
    closed,
    close: () => socket.close(),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
  }
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(client))
    socket.on('unexpected-response', (_, answer) => {
      answer.resume()
      reject(new Error(`turned away with ${answer.statusCode}`))
    })
    socket.on('error', () => {})
    void closed.then((code) => reject(new Error(`closed with ${code} before it was open`)))
  })
}

export type Hello = Extract<FromPage, { type: 'hello' }>

let visits = 0

/** What a page that holds everything its person may see as of `since` says first. */
export async function helloOf(url: string, person: Person, since = 0): Promise<Hello> {
  const answer = await fetch(`${url}/api/v1/me`, { headers: { cookie: person.cookie } })
  const { epoch, scopes } = (await answer.json()) as { epoch: string; scopes: string[] }
  return {
    type: 'hello',
    protocol: protocolVersion,
    schema: model.schema,
    workspace: person.workspace,
    epoch,
    visit: `visit-${++visits}`,
    scopes: scopes.map((scope) => ({ scope, since })),
  }
}

/** A socket that has said hello and been welcomed; `differently` is said instead of the usual. */
export async function joinLive(
  url: string,
  person: Person,
  since = 0,
  differently: Partial<Hello> = {},
): Promise<LiveClient> {
  const hello = await helloOf(url, person, since)
  const client = await openLive(url, person.cookie)
  client.send({ ...hello, ...differently })
  await client.until(({ type }) => type === 'welcome')
  return client
}
