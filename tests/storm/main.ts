// npm run storm -- [--runs 2000]                        random histories against every page and server
// npm run storm -- --seed 17 [--runs 500]               one of them again, or so many from there on
// npm run storm -- --hostile [--minutes 10] [--people 50] [--only uploads]   people who type beside whoever would stop the server
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hand } from '../../scripts/program.mjs'
import { pinnedNode } from '../../scripts/project.mjs'
import { statsOf } from '../bench/figures.ts'
import { hostileRun } from './hostile/hostile-run.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    seed: { type: 'string' },
    hostile: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '10' },
    people: { type: 'string', default: '50' },
    only: { type: 'string' },
  },
})

if (values.hostile) await hostile(Number(values.minutes), Number(values.people))
else {
  const runs = values.runs ?? (values.seed ? '1' : '2000')
  const env = { ...process.env, STORM_RUNS: runs, ...(values.seed && { STORM_SEED: values.seed }) }
  const vitest = join('node_modules', 'vitest', 'vitest.mjs')
  process.exitCode = await hand(
    pinnedNode,
    [vitest, 'run', '--project', 'unit', '--retry', '0', 'tests/storm/storm.test.ts'],
    { env },
  )
}

async function hostile(minutes: number, people: number): Promise<void> {
  const seconds = Math.max(10, minutes * 60)
  const alone = Math.min(60, Math.ceil(seconds / 4))
  const { memory, ...found } = await hostileRun({
    ...{ people, alone, beside: seconds - alone, rest: 60, stroke: 1_000, items: 5_000, releases: 2_000 },
    only: values.only,
    tell: (sentence) => console.log(sentence),
  })
  const [before, beside] = [found.alone, found.beside].map((waits) => statsOf(waits, ['p99']).p99) as [
    number,
    number,
  ]
  for (const [attack, answers] of Object.entries(found.answered))
    console.log(
      `  ${attack}: ${Object.entries(answers)
        .map(([answer, count]) => `${answer} × ${count}`)
        .join(', ')}`,
    )
  const lines: [what: string, is: string, holds: boolean][] = [
    ['p99 of an answer, alone', `${before.toFixed(1)} ms of ${found.alone.length}`, true],
    [
      'p99 beside the attackers',
      `${beside.toFixed(1)} ms of ${found.beside.length}, ${(beside / before).toFixed(2)} times`,
      beside <= 2 * before,
    ],
    [
      'memory before, at most, after',
      [memory.before, memory.peak, memory.after].map((mb) => `${Math.round(mb)} MB`).join(', '),
      memory.peak < 600,
    ],
    [
      'memory is back to within a fifth',
      `${(memory.after / memory.before).toFixed(2)} times`,
      memory.after <= 1.2 * memory.before,
    ],
    ['the process never died', String(found.alive), found.alive],
    ['acknowledged and lost', found.lost.join('; ') || 'nothing', found.lost.length === 0],
    ['log and records', found.differences.join('; ') || 'agree', found.differences.length === 0],
    ['lines of people that were cut', String(found.cuts), found.cuts === 0],
  ]
  for (const [what, is, holds] of lines) console.log(`${holds ? 'ok  ' : 'FAIL'}  ${what}: ${is}`)
  process.exit(lines.every(([, , holds]) => holds) ? 0 : 1)
}
