import { WebSocket } from 'ws'
import type { Commit } from '#domain/kernel/commit.ts'
import { type Batch, type FromPage, type FromServer, protocolVersion } from '#protocol/messages.ts'
import type { Person } from './serve.ts'

export interface LiveClient {
  /** everything that came, in order */
  readonly messages: FromServer[]
  /** all commits that came, in order */
  readonly commits: Commit[]
  send(message: FromPage | string): void
  run(batch: Batch): void
  /** The first message, past or to come, that fits. */
  until(fits: (message: FromServer) => boolean): Promise<FromServer>
  commitOf(batchId: string): Promise<Commit>
  /** The close code. */
  readonly closed: Promise<number>
  close(): void
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
  const commits: Commit[] = []
  const waiting = new Set<() => void>()
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as FromServer
    messages.push(message)
    if (message.type === 'commits') commits.push(...message.commits)
    for (const look of waiting) look()
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
    commits,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    run: (batch) => client.send({ type: 'run', batch }),
    until: (fits) => find(() => messages.find(fits)),
    commitOf: (id) => find(() => commits.find((commit) => commit.id === id)),
    closed,
    close: () => socket.close(),
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

/** A socket that has said hello and been welcomed. */
export async function joinLive(url: string, person: Person, since = 0): Promise<LiveClient> {
  const client = await openLive(url, person.cookie)
  client.send({ type: 'hello', version: protocolVersion, workspace: person.workspace, since })
  await client.until(({ type }) => type === 'welcome')
  return client
}
