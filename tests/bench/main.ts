// The performance table of the design, measured: npm run bench -- [--only Q1,Q6] [--quick] [--json | --markdown]
// Or against another checkout, by turns: npm run bench -- --against <folder> [--rounds 3] [--only …] [--quick]
import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { formatCompared, runAgainst } from './against.ts'
import { crowding } from './crowding.ts'
import { createBench } from './drive/bench.ts'
import { median } from './figures.ts'
import { lines } from './lines/all.ts'
import { failedRow, formatMarkdown, formatTable, type Row, rowOf } from './table.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    against: { type: 'string' },
    rounds: { type: 'string', default: '3' },
  },
})
const only = values.only?.toUpperCase().split(',')
const unknown = only?.filter((id) => !lines.some((line) => line.id === id)) ?? []
if (unknown.length > 0) {
  console.error(`There is no line ${unknown.join(', ')}. Lines are ${lines.map(({ id }) => id).join(', ')}.`)
  process.exit(1)
}

if (values.against !== undefined) {
  // Those that the design holds to what they were; what is new is not there.
  const ids = only ?? ['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7', 'Q11', 'Q12', 'Q14']
  const { quick } = values
  const compared = await runAgainst(resolve(values.against), ids, { rounds: Number(values.rounds), quick })
  console.log(formatCompared(compared))
  process.exit()
}

const write = process.stdout.write.bind(process.stdout)
// A build on the way says so; whoever reads the result from standard output must not.
process.stdout.write = process.stderr.write.bind(process.stderr)
const begun = performance.now()
const rows: Row[] = []
const crowds: number[] = []
for (const line of lines.filter(({ id }) => !only || only.includes(id))) {
  const since = performance.now()
  crowds.push(crowding())
  const bench = createBench(values.quick)
  // One line that fails must not take the others along.
  try {
    rows.push(...(await line.run(bench)).map(rowOf))
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    rows.push(failedRow(line.id, line.scenario, reason))
  } finally {
    await bench.end().catch((error) => console.error(error))
  }
  crowds.push(crowding())
  console.error(`${line.id} ${line.scenario}: ${((performance.now() - since) / 1_000).toFixed(1)} s`)
}

process.stdout.write = write
const crowded = Number(median(crowds).toFixed(1))
const seconds = Math.round((performance.now() - begun) / 1_000)
const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`
if (values.json)
  console.log(
    JSON.stringify({ machine, node: process.version, quick: values.quick, seconds, crowded, rows }, null, 2),
  )
else {
  console.log(values.markdown ? formatMarkdown(rows) : formatTable(rows))
  console.log(`\n${machine}, Node ${process.version}; ${seconds} s${values.quick ? ', quick' : ''}.`)
  if (crowded > 1.1)
    console.log(`The machine was shared: work took ${crowded} × the processor time it needs.`)
}
