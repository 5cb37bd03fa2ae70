import { readFile } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { freshItemId } from './plan/fresh-item-id.ts'
import { headingsFor } from './plan/habits.ts'
import { createHere } from './plan/origins.ts'
import { planImport } from './plan/plan-import.ts'
import { planReport } from './plan/plan-report.ts'
import type { PlanFile } from './plan/planned-import.ts'
import { readAnyFile } from './read-any-file.ts'

/** Reads and plans in this thread, a few milliseconds at a time but for the reading: for small files. */
export const planHere: PlanFile = async (job, { standing, tell, signal }, use) => {
  const reading = await readAnyFile(
    await readFile(job.file.path),
    job.name,
    job.choices,
    headingsFor(job.fields, job.habits),
  )
  if ('malformed' in reading) return reading
  const here = createHere()
  for await (const origins of standing(reading.source)) here.add(origins)
  const work = planImport(reading, {
    product: job.product,
    here,
    newItemId: freshItemId,
    choices: job.choices,
  })
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) {
      const plan = step.value
      return use({ report: planReport(reading, plan, job.isWhole), slices: () => oneByOne(plan.slices()) })
    }
    if (step.value !== null) tell?.(step.value, reading.drafts.length)
    await setImmediate()
    signal.throwIfAborted()
  }
}

async function* oneByOne<T>(slices: Iterable<T>): AsyncGenerator<T> {
  for (const slice of slices) {
    await setImmediate()
    yield slice
  }
}
