import { setTimeout as pause } from 'node:timers/promises'
import type { FromServer } from '#protocol/messages.ts'
import type { Running } from '../../bench/drive/bench.ts'
import type { Me } from '../../bench/drive/me.ts'
import { type Client, joinSocket } from '../../bench/drive/socket.ts'

/** Somebody who has a page open and types. */
export interface Typist {
  /** ms to the answer of each step since the last question */
  takeWaits(): number[]
  /** item -> the title that the server said was done, last */
  readonly acknowledged: ReadonlyMap<string, string>
  /** item -> titles that were sent after it, and may be done or not */
  readonly unsure: ReadonlyMap<string, string[]>
  /** how often the line was cut */
  readonly cuts: number
  stop(): Promise<void>
}

const ANSWER_MS = 30_000

/** Types into their own items, one title every `stroke` ms, over one line after another. */
export function typist(
  running: Pick<Running, 'cookie' | 'workspace'> & { url: string },
  at: Me,
  items: string[],
  stroke: number,
): Typist {
  const server = { url: running.url } as Running['server']
  let waits: number[] = []
  const acknowledged = new Map<string, string>()
  const unsure = new Map<string, string[]>()
  const settling = new Map<string, () => void>()
  let client: Client | null = null
  let [cuts, steps, stopped] = [0, 0, false]

  function hear(message: FromServer): void {
    if (message.type === 'settled') settling.get(message.id)?.()
    else if (message.type === 'stale') client?.send({ type: 'join', scope: message.scope, since: client.seq })
  }

  async function line(): Promise<Client> {
    while (!client && !stopped) {
      client = await joinSocket({ ...running, server } as unknown as Running, at, {
        onMessage: hear,
        onClose: () => {
          if (client && !stopped) cuts += 1
          client = null
        },
      }).catch(() => null)
      if (!client) await pause(200)
    }
    return client!
  }

  async function type(): Promise<void> {
    await pause(Math.random() * stroke)
    while (!stopped) {
      const item = items[steps % items.length]!
      const title = `${item} ${++steps}`
      const id = `typed-${item}-${steps}`
      const { run } = await line()
      if (stopped) return
      const since = performance.now()
      unsure.set(item, [...(unsure.get(item) ?? []), title])
      const done = new Promise<boolean>((resolve) => settling.set(id, () => resolve(true)))
      run({ id, commands: [{ name: 'edit-item', input: { item, title } }], note: null })
      const isDone = await Promise.race([done, pause(ANSWER_MS, false, { ref: false })])
      settling.delete(id)
      waits.push(performance.now() - since)
      if (isDone) {
        acknowledged.set(item, title)
        unsure.delete(item)
      }
      await pause(stroke * (0.5 + Math.random()))
    }
  }
  const typing = type()

  return {
    takeWaits() {
      const taken = waits
      waits = []
      return taken
    },
    acknowledged,
    unsure,
    get cuts() {
      return cuts
    },
    async stop() {
      stopped = true
      await typing
      client?.close()
    },
  }
}
