import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { dataset } from '../data/records.ts'
import type { Bench, Running } from '../drive/bench.ts'
import { type Follower, followers } from '../drive/follower.ts'
import { apply, csvOf, upload } from '../drive/import-file.ts'
import { me } from '../drive/me.ts'
import { loopFlags, startServer } from '../drive/server-process.ts'

const items = 10_000
export const typists = 20
/** ms between two steps of one person who types */
const stroke = 250
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export interface Beside {
  /** ms from the file sent to the report of what would be imported */
  preview: number
  /** ms from the import asked for to its last line; NaN when the server was killed */
  done: number
  /** ms from the import asked for, or from the kill, until every page and typist had all of it */
  current: number
  /** ms to the answer of each typist's step */
  typed: number[]
  /** typists' steps that the kill cut off; a page would send them again */
  cut: number
  /** ms that the server's loop was held at most */
  held: number
  /** MB by which resident memory grew at most */
  grown: number
  /** commits that came out of order, twice or after a gap */
  wrong: number
  /** items in the store afterwards, of those that the import was to make */
  left: number
}

/** An import while people type and others look on; `killed`: the server dies half-way and is started again. */
export async function importBeside(
  bench: Bench,
  { rows, pages, killed = false }: { rows: number; pages: number; killed?: boolean },
): Promise<Beside> {
  const running = await bench.serve(items, loopFlags)
  const { product } = dataset(items)
  const csv = csvOf(rows)
  const at = await me(running)
  const looking = await followers(running, at, pages)
  const typing = await followers(running, at, typists)
  const people = [...looking, ...typing]
  await running.server.longestHold()
  const before = running.server.memory()
  let [peak, over] = [before, false]
  const watching = (async () => {
    for (; !over; await pause(200))
      if (running.server.isAlive()) peak = Math.max(peak, running.server.memory())
  })()
  const typed: number[] = []
  let cut = 0
  const typingAway = typing.map(async (typist, index) => {
    await pause((index * stroke) / typists)
    for (let step = 0; !over; step++) {
      const ms = await typist.run(strokeOf(index, step))
      if (ms === null) cut += 1
      else typed.push(ms)
      await pause(stroke)
    }
  })

  const sentAt = performance.now()
  const report = await upload(running, product, csv)
  const preview = performance.now() - sentAt
  let since = performance.now()
  let done = Number.NaN
  for await (const line of apply(running, report.import)) {
    if (line.phase === 'done') done = performance.now() - since
    else if (line.phase === 'refused' || line.phase === 'fault') throw new Error(JSON.stringify(line))
    else if (killed && line.phase === 'write' && line.done >= line.of / 2) {
      await running.server.kill()
      since = performance.now()
      running.server = await startServer(running.dataDir, { flags: loopFlags })
      await stepsOver(running)
      break
    }
  }
  await allCurrent(people, (await me(running)).seq)
  const current = performance.now() - since
  over = true
  await Promise.all([watching, ...typingAway])
  const held = await running.server.longestHold()
  const wrong = people.reduce((sum, person) => sum + person.wrong, 0)
  for (const person of people) person.stop()
  await running.server.stop()
  const left = countItems(running) - items
  await bench.stop(running)
  return { preview, done, current, typed, cut, held, grown: peak - before, wrong, left }
}

function strokeOf(index: number, step: number) {
  const item = dataset10k()[(index * 400 + (step % 50)) % items]!
  return { name: 'edit-item', input: { item: item.id, title: `${item.title.slice(0, 40)} ${index}.${step}` } }
}
const dataset10k = (() => {
  let made: ReturnType<typeof dataset>['items'] | null = null
  return () => (made ??= dataset(items).items)
})()

async function allCurrent(people: readonly Follower[], seq: number): Promise<void> {
  const until = performance.now() + 120_000
  while (!people.every((person) => person.isCurrent(seq))) {
    if (performance.now() > until) throw new Error('Two minutes later some pages were still out of date')
    await pause(20)
  }
}

/** Until no long step is under way, in whatever way it ended. */
async function stepsOver({ server, cookie }: Running): Promise<void> {
  for (;;) {
    const answer = await fetch(`${server.url}/api/v1/records/step`, { headers: { cookie } })
    const { records } = (await answer.json()) as { records: { state: string }[] }
    if (records.every(({ state }) => state === 'done' || state === 'cancelled')) return
    await pause(50)
  }
}

function countItems({ dataDir }: Running): number {
  const db = new DatabaseSync(join(dataDir, 'throughline.db'), { readOnly: true })
  const { count } = db.prepare(`SELECT count(*) AS count FROM record WHERE kind = 'item'`).get() as {
    count: number
  }
  db.close()
  return count
}
