import { WebSocket } from 'ws'
import type { Commit } from '#domain/kernel/commit.ts'
import { type Batch, type FromServer, protocolVersion } from '#protocol/messages.ts'
import type { Running } from './bench.ts'

export interface Client {
  run(batch: Batch): void
  /** seq of the last commit that came */
  readonly seq: number
  /** commits that came out of order, twice, or after a gap */
  readonly wrong: number
  close(): void
}

export async function currentSeq({ server, cookie }: Running): Promise<number> {
  const answer = await fetch(`${server.url}/api/v1/me`, { headers: { cookie } })
  return ((await answer.json()) as { seq: number }).seq
}

/** A page's socket without the page: it reads every message and keeps count. Resolves when it is welcomed. */
export function joinSocket(
  { server, cookie, workspace }: Running,
  since: number,
  onCommit: (commit: Commit) => void,
): Promise<Client> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`, {
    headers: { cookie, origin: server.url },
    perMessageDeflate: false,
  })
  let seq = since
  let wrong = 0
  const client: Client = {
    run: (batch) => socket.send(JSON.stringify({ type: 'run', batch })),
    get seq() {
      return seq
    },
    get wrong() {
      return wrong
    },
    close: () => socket.terminate(),
  }
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('unexpected-response', (_, answer) =>
      reject(new Error(`Turned away with ${answer.statusCode}`)),
    )
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'hello', version: protocolVersion, workspace, since })),
    )
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as FromServer
      if (message.type === 'welcome') resolve(client)
      else if (message.type === 'commits') {
        for (const commit of message.commits) {
          if (commit.seq !== seq + 1) wrong += 1
          seq = commit.seq
          onCommit(commit)
        }
      } else if (message.type !== 'pong') reject(new Error(`The server said ${message.type}`))
    })
  })
}
