import { WebSocket } from 'ws'
import { schema } from '#domain/schema.ts'
import { type Batch, type FromPage, type FromServer, protocolVersion } from '#protocol/messages.ts'
import type { WireCommit } from '#protocol/wire-commit.ts'
import type { Running } from './bench.ts'
import type { Me } from './me.ts'

export interface Client {
  send(message: FromPage): void
  run(batch: Batch): void
  /** seq of the last commit that came */
  readonly seq: number
  /** commits that came out of order, twice, or after a gap */
  readonly wrong: number
  /** bytes of all frames with commits */
  readonly bytes: number
  close(): void
}

export interface Ears {
  onCommit?(commit: WireCommit): void
  /** every other message; without it, what is not a page's daily bread is an error */
  onMessage?(message: FromServer): void
  onClose?(): void
}

let visits = 0
const daily = new Set(['commits', 'missed', 'joined', 'settled', 'scopes', 'present', 'pong'])

/**
 * A page's socket without the page: it follows all scopes of `at` from there, reads every message and keeps count.
 * Resolves when it is welcomed.
 */
export function joinSocket({ server, cookie, workspace }: Running, at: Me, ears: Ears = {}): Promise<Client> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`, {
    headers: { cookie, origin: server.url },
    perMessageDeflate: false,
  })
  const counts = { seq: at.seq, wrong: 0, bytes: 0 }
  const send = (message: FromPage) => socket.send(JSON.stringify(message))
  const client: Client = {
    send,
    run: (batch) => send({ type: 'run', batch }),
    get seq() {
      return counts.seq
    },
    get wrong() {
      return counts.wrong
    },
    get bytes() {
      return counts.bytes
    },
    close: () => socket.terminate(),
  }
  const scopes = at.scopes.map((scope) => ({ scope, since: at.seq }))
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('unexpected-response', (_, answer) =>
      reject(new Error(`Turned away with ${answer.statusCode}`)),
    )
    socket.on('close', () => ears.onClose?.())
    socket.on('open', () => {
      const { epoch } = at
      const visit = `bench-${++visits}`
      send({ type: 'hello', protocol: protocolVersion, schema, workspace, epoch, visit, scopes })
    })
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(String(data)) as FromServer
      if (message.type === 'commits') {
        counts.bytes += data.length
        for (const commit of message.commits) {
          if (commit.seq !== counts.seq + 1) counts.wrong += 1
          counts.seq = commit.seq
          ears.onCommit?.(commit)
        }
      } else if (message.type === 'welcome') {
        counts.seq = message.seq
        resolve(client)
      } else if (ears.onMessage) ears.onMessage(message)
      else if (!daily.has(message.type)) reject(new Error(`The server said ${JSON.stringify(message)}`))
    })
  })
}
