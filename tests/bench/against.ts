import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { inProject } from '../../scripts/project.mjs'
import { median } from './figures.ts'
import { digits, type Row } from './table.ts'

/** What is told of a row again and again, by the names of its figures. */
export type Samples = Map<string, { row: Row; figures: Map<string, number[]> }>

export interface Compared {
  id: string
  scenario: string
  figure: string
  here: number
  there: number
  /** how many times worse it is here; below 1 it is better */
  worse: number
}

/** The figures of a row, as its text tells them: all that another checkout's bench hands over. */
export function figuresOf({ figure }: Pick<Row, 'figure'>): Map<string, number> {
  return new Map(
    [...figure.matchAll(/(?:^|· )([a-z][a-z0-9 ]*? )?(-?[\d,.]+)/g)].map(([, name = '', value = '']) => [
      name.trim(),
      Number(value.replaceAll(',', '')),
    ]),
  )
}

/** Adds a run's rows to those of earlier runs. Rows may be called the same: the second one stays the second. */
export function gather(samples: Samples, rows: readonly Row[]): void {
  const seen = new Map<string, number>()
  for (const row of rows) {
    const name = `${row.id} ${row.scenario}`
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    const kept = samples.get(`${name} ${nth}`) ?? { row, figures: new Map<string, number[]>() }
    samples.set(`${name} ${nth}`, kept)
    for (const [figure, value] of figuresOf(row))
      kept.figures.set(figure, [...(kept.figures.get(figure) ?? []), value])
  }
}

/** Every figure that both have, by the medians of the runs. */
export function compare(here: Samples, there: Samples): Compared[] {
  return [...here].flatMap(([key, { row, figures }]) =>
    [...figures].flatMap(([figure, mine]) => {
      const theirs = there.get(key)?.figures.get(figure)
      if (!theirs) return []
      const [a, b] = [median(mine), median(theirs)]
      const isRate = new RegExp(`(^|· )${figure} ?≥`).test(row.target)
      const worse = a === b ? 1 : isRate ? b / a : a / b
      return [{ id: row.id, scenario: row.scenario, figure, here: a, there: b, worse }]
    }),
  )
}

export function formatCompared(compared: readonly Compared[]): string {
  const head = ['#', 'scenario', 'figure', 'here', 'there', 'times worse', '']
  const rows = compared.map(({ id, scenario, figure, here, there, worse }) => [
    id,
    scenario,
    figure,
    digits(here),
    digits(there),
    worse.toFixed(2),
    worse > 1.1 ? 'worse' : worse < 0.9 ? 'better' : '',
  ])
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]!.length)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd()
  return [line(head), ...rows.map(line)].join('\n')
}

/**
 * Runs lines of this checkout and of another one by turns, each with its own bench, so that what else goes on on the
 * machine falls on both alike.
 */
export async function runAgainst(
  folder: string,
  ids: readonly string[],
  { rounds, quick }: { rounds: number; quick: boolean },
): Promise<Compared[]> {
  const [here, there]: [Samples, Samples] = [new Map(), new Map()]
  for (const id of ids) {
    for (let round = 1; round <= rounds; round++) {
      for (const [samples, root] of [
        [here, inProject()],
        [there, folder],
      ] as const) {
        console.error(`${id}, ${round} of ${rounds}: ${root}`)
        gather(samples, await runIn(root, id, quick))
      }
    }
  }
  return compare(here, there)
}

async function runIn(root: string, id: string, quick: boolean): Promise<Row[]> {
  const args = [join('tests', 'bench', 'main.ts'), '--only', id, '--json', ...(quick ? ['--quick'] : [])]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] })
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let text = ''
  for await (const part of child.stdout) text += part
  const code = await exit
  if (code !== 0) throw new Error(`The bench of ${root} ended with ${code}`)
  return (JSON.parse(text) as { rows: Row[] }).rows
}
