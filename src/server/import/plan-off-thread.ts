import { readFile } from 'node:fs/promises'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { unreadableWords } from '#words/import.ts'
import { createTurns } from '../turns.ts'
import { isZip } from './bytes/zip-directory.ts'
import type { PlanFile } from './plan/planned-import.ts'
import { planHere } from './plan-here.ts'
import { type PlannerThread, startPlanner, TooMuch } from './planner-thread.ts'

/** Files up to this size are read in a few milliseconds, less than a thread takes to start; not what unpacks to more. */
const SMALL = 32 * 1024
/** Each may hold a few hundred megabytes; who comes later waits. */
const AT_ONCE = 1

/**
 * Reads and plans files on threads of their own, so that no file holds up the sockets, takes the process down or
 * goes on for ever, and what it held goes with its thread.
 */
export function createPlanOffThread(): PlanFile {
  const inTurn = createTurns(AT_ONCE)

  return async (job, around, use) => {
    around.signal.throwIfAborted()
    const { path, size } = job.file
    if (size <= SMALL && !isZip(await readFile(path))) return planHere(job, around, use)
    return inTurn(() => {
      around.signal.throwIfAborted()
      return planInThread(job, around, use)
    })
  }
}

const planInThread: PlanFile = async (job, { standing, tell, signal }, use) => {
  const thread = startPlanner(job, signal)
  try {
    for (;;) {
      const heard = await thread.heard()
      if ('malformed' in heard) return heard
      if ('source' in heard) {
        for await (const origins of standing(heard.source)) thread.tell({ origins })
        thread.tell('plan')
      } else if ('looked' in heard) tell?.(heard.looked, heard.of)
      else if ('report' in heard) {
        thread.isPlanned()
        // Awaited here, so that the thread lives as long as its plan is in use.
        return await use({ report: heard.report, slices: () => slicesFrom(thread) })
      }
    }
  } catch (error) {
    if (error instanceof TooMuch) return { malformed: unreadableWords('too-much') }
    throw error
  } finally {
    thread.end()
  }
}

async function* slicesFrom(thread: PlannerThread): AsyncGenerator<CommandCall[]> {
  for (;;) {
    thread.tell('next')
    const heard = await thread.heard()
    const slice = 'slice' in heard ? heard.slice : null
    if (!slice) return
    yield slice
  }
}
