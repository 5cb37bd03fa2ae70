import type { Part } from '../figures.ts'
import { partsOf } from '../figures.ts'
import type { Result } from '../table.ts'
import { importBeside, typists } from './import-beside.ts'
import type { Line } from './line.ts'

const one = (value: number, target: number | null): Part[] => [{ name: '', value, target }]
const peer = 'through the peers’ APIs: 26 min to 10 h'

export const importing: Line = {
  id: 'Q13',
  scenario: 'import beside people at work',
  async run(bench): Promise<Result[]> {
    const [rows, pages] = bench.quick ? [10_000, 50] : [100_000, 200]
    const what = `CSV of ${rows.toLocaleString('en')} rows, ${typists} people typing, ${pages} pages open`
    const alive = await importBeside(bench, { rows, pages })
    const killed = await importBeside(bench, { rows, pages, killed: true })
    const common = { id: 'Q13', unit: 'ms', peer: '', note: '' }
    return [
      { ...common, scenario: `${what}: preview`, parts: one(alive.preview, 150), peer },
      { ...common, scenario: `${what}: imported`, parts: one(alive.done, 4_000), peer },
      { ...common, scenario: 'the same: all pages current', parts: one(alive.current, 20_000) },
      { ...common, scenario: 'the same: the server’s loop held at most', parts: one(alive.held, 50) },
      {
        ...common,
        scenario: 'the same: acknowledged to who types',
        parts: partsOf(alive.typed, { p50: null, p99: 50 }),
        note: `${alive.typed.length} steps`,
      },
      { ...common, unit: 'MB', scenario: 'the same: memory grown by', parts: one(alive.grown, 150) },
      {
        ...common,
        unit: '',
        scenario: 'the same: pages that a commit was lost or doubled for, rows not imported',
        parts: [
          { name: 'commits', value: alive.wrong, target: 0 },
          { name: 'rows', value: rows - alive.left, target: 0 },
        ],
      },
      {
        ...common,
        scenario: 'killed half-way and started again: all pages current, the import taken back',
        parts: one(killed.current, 20_000),
        note: `since the kill; ${killed.cut} steps of typists cut off`,
      },
      {
        ...common,
        scenario: 'killed half-way: the new server’s loop held at most',
        parts: one(killed.held, 50),
        note: 'its start is in it',
      },
      {
        ...common,
        scenario: 'killed half-way: acknowledged to who types',
        parts: partsOf(killed.typed, { p50: null, p99: 50 }),
      },
      {
        ...common,
        unit: '',
        scenario: 'killed half-way: commits lost or doubled, items left of the import',
        parts: [
          { name: 'commits', value: killed.wrong, target: 0 },
          { name: 'items', value: killed.left, target: 0 },
        ],
      },
    ]
  },
}

export const typingBeside: Line = {
  id: 'Q21',
  scenario: 'typing beside an import',
  async run(bench): Promise<Result[]> {
    const rows = bench.quick ? 10_000 : 100_000
    const { typed } = await importBeside(bench, { rows, pages: 0 })
    return [
      {
        id: 'Q21',
        scenario: `${typists} people typing beside an import of ${rows.toLocaleString('en')} rows: acknowledged`,
        unit: 'ms',
        parts: partsOf(typed, { p50: null, p99: 50, max: null }),
        peer: '',
        note: `${typed.length} steps, one in 250 ms of each`,
      },
    ]
  },
}
