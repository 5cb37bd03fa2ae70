import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { ImportSource } from '#protocol/import-choices.ts'
import { itemImportables } from './formats/importable.ts'
import type { Origins } from './plan/origins.ts'
import type { ImportJob, PlanAround, PlanFile } from './plan/planned-import.ts'
import { planHere } from './plan-here.ts'
import { createPlanOffThread } from './plan-off-thread.ts'
import { startPlanner } from './planner-thread.ts'

const planFile = createPlanOffThread()
const product = { id: 'prd_00000001', key: 'TRL' }

const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function fileOf(text: string) {
  const path = join(folder, `${++files}`)
  writeFileSync(path, text)
  return { path, size: Buffer.byteLength(text) }
}

function job(text: string): ImportJob {
  return {
    file: fileOf(text),
    name: 'x.csv',
    choices: {},
    habits: [],
    fields: itemImportables,
    product,
  }
}

const known: Origins = {
  ids: ['X-0', 'X-1'],
  items: ['itm_00000000', 'itm_00000001'],
  numbers: [7, 8],
  titles: ['', ''],
  kinds: ['story', 'story'],
  statuses: ['draft', 'draft'],
  estimates: [null, null],
  sites: ['', ''],
}

function around(
  signal = new AbortController().signal,
): PlanAround & { asked: ImportSource[]; looked: number[] } {
  const asked: ImportSource[] = []
  const looked: number[] = []
  return {
    asked,
    looked,
    signal,
    tell: (done) => looked.push(done),
    async *standing(source) {
      asked.push(source)
      yield known
    },
  }
}

/** A table of Jira's, large enough for a thread; each tenth line is the parent of those before it. */
function table(lines: number): string {
  const rows = Array.from({ length: lines }, (_, at) => {
    const parent = at % 10 === 9 ? '' : `X-${at - (at % 10) + 9}`
    return `X-${at},As a user I want to do thing number ${at},Story,Done,${parent}`
  })
  return ['Issue key,Summary,Issue Type,Status,Parent key', ...rows].join('\n')
}

/** Without the ids, which are drawn anew each time. */
async function planned(plan: PlanFile, text: string) {
  const watched = around()
  const made = await plan(job(text), watched, async ({ report, slices }) => {
    const all: CommandCall[][] = []
    for await (const slice of slices()) all.push(slice)
    return { report, slices: all }
  })
  if ('malformed' in made) throw new Error(made.malformed)
  const names = new Map<unknown, string>()
  const plain = (value: unknown) => {
    if (typeof value !== 'string' || !value.startsWith('itm_')) return value
    if (!names.has(value)) names.set(value, `item ${names.size}`)
    return names.get(value)
  }
  const calls = made.slices.flat().map(({ name, input }) => ({
    name,
    ...Object.fromEntries(Object.entries(input as object).map(([key, value]) => [key, plain(value)])),
  }))
  return { ...watched, report: made.report, sizes: made.slices.map(({ length }) => length), calls }
}

describe('a file that is planned on a thread', () => {
  test('gives the same commands, in the same slices, as one that is planned here', async () => {
    const [there, here] = [await planned(planFile, table(1202)), await planned(planHere, table(1202))]
    expect(there.calls).toEqual(here.calls)
    expect(there.sizes).toEqual(here.sizes)
    // Two are here already; 1,200 are made, then the 1,078 whose parent came after them are tied to it.
    expect(there.sizes).toEqual([500, 500, 500, 500, 278])
    expect(Buffer.from(there.report.skippedCsv).toString()).toContain('TRL-8')
    expect({ ...there.report, skippedCsv: null }).toEqual({ ...here.report, skippedCsv: null })
    expect(there.report.skippedCsv).toEqual(here.report.skippedCsv)
  })

  test('asks what came from that tool before, and tells how far it is', async () => {
    const { asked, looked } = await planned(planFile, table(1202))
    expect(asked).toEqual(['jira-csv'])
    expect(looked).toEqual([0, 250, 500, 750, 1000])
  })

  test('is refused with a sentence when it cannot be read', async () => {
    const wide = `Title${',A'.repeat(20_000)}\nPay`
    expect(await planFile(job(wide), around(), async () => null)).toHaveProperty('malformed')
  })

  test('is heard to its last word also when its thread has ended since', async () => {
    const thread = startPlanner(job(`Title${',A'.repeat(20_000)}\nPay`), new AbortController().signal)
    await vi.waitFor(() => expect(thread.dead).toBe(true), { timeout: 10_000 })
    expect(await thread.heard()).toHaveProperty('malformed')
  })

  test('may be given up while it is read, and while its commands are handed over', async () => {
    const early = new AbortController()
    const reading = planFile(job(table(5000)), around(early.signal), async () => null)
    early.abort(new Error('left'))
    await expect(reading).rejects.toThrow('left')
    const late = new AbortController()
    const using = planFile(job(table(5000)), around(late.signal), async ({ slices }) => {
      for await (const _ of slices()) late.abort(new Error('left'))
    })
    await expect(using).rejects.toThrow('left')
  })

  test('lets go of its thread when its user fails, so that others get their turn', async () => {
    for (let times = 0; times < 3; times++) {
      const failing = planFile(job(table(1202)), around(), async () => {
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')
    }
  })
})
