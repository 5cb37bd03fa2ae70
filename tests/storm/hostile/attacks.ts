import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { schema } from '#domain/schema.ts'
import { protocolVersion } from '#protocol/messages.ts'

/** Somebody with an account who means harm. */
export interface Attacker {
  cookie: string
  member: string
}

export interface Target {
  url: string
  workspace: string
  product: string
  epoch: string
  scopes: string[]
  /** reads only */
  reader: Attacker
  /** also writes */
  writer: Attacker
  /** leads a product of their own, with very many releases */
  planner: Attacker & { releases: string[] }
}

/** What an attack was answered with, by status or close code. */
export type Answered = Record<string, number>

export interface Attack {
  name: string
  /** Goes on until it is aborted; `count` is told what came back. */
  run(target: Target, signal: AbortSignal, count: (answer: string) => void): Promise<void>
}

const MB = 1024 * 1024
const headOf = (url: string, who?: Attacker) =>
  `Host: ${new URL(url).host}\r\nOrigin: ${url}\r\n${who ? `Cookie: ${who.cookie}\r\n` : ''}`
const addressOf = (n: number) => `198.51.${(n >> 8) % 256}.${n % 256}`

/** So many connections at all times: who is cut off comes back. `begin` says what one does first. */
async function always(
  { url }: Target,
  many: number,
  signal: AbortSignal,
  count: (answer: string) => void,
  begin: (socket: Socket) => void,
): Promise<void> {
  const { hostname, port } = new URL(url)
  const open = new Set<Socket>()
  while (!signal.aborted) {
    while (open.size < many && !signal.aborted) {
      const socket = connect(Number(port), hostname)
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        open.delete(socket)
        count('cut off')
      })
      socket.on('connect', () => begin(socket))
      if (open.size % 20 === 0) await pause(10)
    }
    await pause(250, null, { signal }).catch(() => {})
  }
  for (const socket of open) socket.destroy()
}

/** A request again and again, so many at a time. */
async function over(
  many: number,
  signal: AbortSignal,
  count: (answer: string) => void,
  ask: (n: number) => Promise<Response>,
): Promise<void> {
  let asked = 0
  const worker = async () => {
    while (!signal.aborted) {
      try {
        const answer = await ask(asked++)
        await answer.body?.cancel()
        count(String(answer.status))
        // As whoever was told to come back might, and sooner.
        if (answer.status === 429 || answer.status === 503) await pause(200)
      } catch {
        count('failed')
        await pause(200)
      }
    }
  }
  await Promise.all(Array.from({ length: many }, worker))
}

const post = (target: Target, path: string, who: Attacker | null, body: BodyInit, headers = {}) =>
  fetch(`${target.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: target.url,
      ...(who && { cookie: who.cookie }),
      ...headers,
    },
    body,
    signal: AbortSignal.timeout(60_000),
  })

const hello = (target: Target, visit: string) =>
  JSON.stringify({
    ...{
      type: 'hello',
      protocol: protocolVersion,
      schema,
      workspace: target.workspace,
      epoch: target.epoch,
      visit,
    },
    scopes: target.scopes.map((scope) => ({ scope, since: 0 })),
  })

function openSocket(target: Target, who: Attacker): WebSocket {
  const socket = new WebSocket(`${target.url.replace('http', 'ws')}/live`, {
    headers: { cookie: who.cookie, origin: target.url },
    perMessageDeflate: false,
  })
  socket.on('error', () => {})
  return socket
}

export const attacks: readonly Attack[] = [
  {
    name: 'answers that nobody reads',
    async run(target, signal, count) {
      const paths = [
        '/api/v1/records/item?limit=1000',
        '/api/v1/history?limit=1000',
        `/api/v1/snapshot?scope=${target.product}.backlog`,
        `/api/v1/state-at?moment=1&scope=${target.product}.backlog`,
        `/api/v1/queries/items?product=${target.product}&limit=1000`,
      ]
      await always(target, 20, signal, count, (socket) => {
        socket.pause()
        const ask = paths
          .map((path) => `GET ${path} HTTP/1.1\r\n${headOf(target.url, target.reader)}\r\n`)
          .join('')
        socket.write(ask + ask)
      })
    },
  },
  {
    name: 'heads that come byte by byte',
    async run(target, signal, count) {
      await always(target, 300, signal, count, (socket) => {
        socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ')
        const drip = setInterval(() => socket.write('a'), 3_000)
        socket.on('close', () => clearInterval(drip))
      })
    },
  },
  {
    name: 'bodies that come byte by byte',
    async run(target, signal, count) {
      await always(target, 100, signal, count, (socket) => {
        const head = headOf(target.url, target.writer)
        socket.write(`POST /api/v1/commands/edit-item HTTP/1.1\r\n${head}Content-Length: 500000\r\n\r\n{`)
        const drip = setInterval(() => socket.write(' '), 2_000)
        socket.on('close', () => clearInterval(drip))
      })
    },
  },
  {
    name: 'connections and sockets that say nothing',
    async run(target, signal, count) {
      const silent = always(target, 200, signal, count, () => {})
      while (!signal.aborted) {
        const sockets = Array.from({ length: 50 }, () => openSocket(target, target.reader))
        for (const socket of sockets) socket.on('close', (code) => count(`silent socket closed with ${code}`))
        await pause(25_000, null, { signal }).catch(() => {})
        for (const socket of sockets) socket.terminate()
      }
      await silent
    },
  },
  {
    name: 'sockets that flood, and come back',
    async run(target, signal, count) {
      const flood = async (n: number) => {
        while (!signal.aborted) {
          const socket = openSocket(target, target.writer)
          await new Promise((resolve) => {
            socket.once('open', resolve)
            socket.once('close', resolve)
          })
          const over = new Promise<number>((resolve) => socket.once('close', resolve))
          socket.send(hello(target, `flood-${n}`), () => {})
          for (let k = 0; k < 2_500 && socket.readyState === socket.OPEN; k++) {
            const commands = [{ name: 'edit-item', input: { item: 'itm_00000000', title: `${k}` } }]
            const batch = { id: `flood-${n}-${k}-${Date.now()}`, commands, note: null }
            socket.send(JSON.stringify({ type: 'run', batch }), () => {})
            if (k % 100 === 0) await pause(5)
          }
          const code = await Promise.race([over, pause(2_000, 'not closed')])
          count(`closed with ${code}`)
          socket.terminate()
        }
      }
      await Promise.all([0, 1, 2, 3].map(flood))
    },
  },
  {
    name: 'sockets that do not read, or never end a message',
    async run(target, signal, count) {
      while (!signal.aborted) {
        const sockets = Array.from({ length: 20 }, (_, n) => {
          const socket = openSocket(target, target.reader)
          socket.on('close', (code) => count(`closed with ${code}`))
          socket.on('open', () => {
            socket.send(hello(target, `deaf-${n}`), () => {})
            if (n % 2) socket.pause()
            // A message of 20 MB, of which the last byte does not come.
            else socket.send(' '.repeat(20 * MB - 1), { fin: false }, () => {})
          })
          return socket
        })
        await pause(20_000, null, { signal }).catch(() => {})
        for (const socket of sockets) socket.terminate()
      }
    },
  },
  {
    name: 'steps over REST as fast as they go',
    run: (target, signal, count) =>
      over(16, signal, count, (n) =>
        post(
          target,
          '/api/v1/commands/create-item',
          target.writer,
          JSON.stringify({ product: target.product, title: `${n}` }),
        ),
      ),
  },
  {
    name: 'questions that cost much',
    run: (target, signal, count) =>
      over(8, signal, count, (n) =>
        fetch(
          `${target.url}/api/v1/queries/${n % 2 ? `search?text=${'a '.repeat(50)}${n}` : `items?product=${target.product}&filter=${encodeURIComponent('-x '.repeat(200))}`}`,
          { headers: { cookie: target.reader.cookie } },
        ),
      ),
  },
  {
    name: 'large uploads',
    async run(target, signal, count) {
      const line = `${'a long title of a story '.repeat(8)},Story,3\n`
      const file = Buffer.from(`title,type,estimate\n${line.repeat(Math.floor((18 * MB) / line.length))}`)
      await over(12, signal, count, () =>
        post(target, `/api/v1/imports?product=${target.product}&name=a.csv`, target.writer, file as never),
      )
    },
  },
  {
    name: 'deep and large JSON',
    async run(target, signal, count) {
      const bodies = [
        '['.repeat(500_000),
        `{"commands":${'[{"name":'.repeat(100_000)}`,
        JSON.stringify({ commands: [{ name: 'create-item', input: { title: 'x'.repeat(20 * MB) } }] }),
        JSON.stringify({
          commands: Array.from({ length: 100_000 }, () => ({ name: 'edit-item', input: {} })),
        }),
      ]
      await over(4, signal, count, (n) =>
        post(target, '/api/v1/batches', target.writer, bodies[n % bodies.length]!),
      )
    },
  },
  {
    name: 'steps that cost much',
    run: (target, signal, count) =>
      over(1, signal, count, () => {
        const { releases } = target.planner
        const commands = releases.map((release, n) => ({
          name: 'move-release',
          input: {
            release,
            after:
              releases[(n * 7 + 1) % releases.length] === release
                ? null
                : releases[(n * 7 + 1) % releases.length],
          },
        }))
        return post(target, '/api/v1/batches', target.planner, JSON.stringify({ commands }))
      }),
  },
  {
    name: 'sign-ins that are wrong',
    run: (target, signal, count) =>
      over(120, signal, count, (n) =>
        post(
          target,
          '/api/v1/sign-in',
          null,
          JSON.stringify({ name: `Nobody ${n}`, password: 'wrong horse' }),
          {
            'x-forwarded-for': addressOf(n),
          },
        ),
      ),
  },
]
