import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { CommandCall } from '#domain/kernel/commit.ts'
import type { ImportSource } from '#protocol/import-choices.ts'
import { standBack } from '../thread-priority.ts'
import { freshItemId } from './plan/fresh-item-id.ts'
import { headingsFor } from './plan/habits.ts'
import { createHere, type Origins } from './plan/origins.ts'
import { planImport } from './plan/plan-import.ts'
import { planReport } from './plan/plan-report.ts'
import type { ImportJob, PlanReport } from './plan/planned-import.ts'
import { readAnyFile } from './read-any-file.ts'

/** What the thread says, in this order; a slice of the commands each time that one is asked for. */
export type FromPlanner =
  | { malformed: string }
  | { source: ImportSource }
  | { looked: number; of: number }
  | { report: PlanReport }
  | { slice: CommandCall[] | null }

/** What it is told: pieces of what came from that source before, then to plan with them, then to hand over. */
export type ToPlanner = { origins: Origins } | 'plan' | 'next'

standBack()
const port = parentPort!
const say = (message: FromPlanner, moved: ArrayBufferLike[] = []) =>
  port.postMessage(message, moved as ArrayBuffer[])

const { file, name, choices, fields, habits, product, isWhole } = workerData as ImportJob
const reading = await readAnyFile(await readFile(file.path), name, choices, headingsFor(fields, habits))

if ('malformed' in reading) say(reading)
else {
  const here = createHere()
  let slices: Iterator<CommandCall[]>

  const plan = () => {
    const work = planImport(reading, { product, here, newItemId: freshItemId, choices })
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) {
        slices = step.value.slices()
        return planReport(reading, step.value, isWhole)
      }
      if (step.value !== null) say({ looked: step.value, of: reading.drafts.length })
    }
  }

  port.on('message', (told: ToPlanner) => {
    if (told === 'next') {
      const { done, value } = slices.next()
      say({ slice: done ? null : value })
    } else if (told === 'plan') {
      const report = plan()
      say({ report }, [report.skippedCsv.buffer])
    } else here.add(told.origins)
  })
  say({ source: reading.source })
}
