import { setImmediate } from 'node:timers/promises'
import { revertCommit } from '#domain/history/revert-commit.ts'
import { withdrawCommit } from '#domain/history/withdraw-commit.ts'
import type { CommandCall, Commit, Via } from '#domain/kernel/commit.ts'
import type { Left } from '#domain/kernel/shortfall.ts'
import { find, type State } from '#domain/kernel/state.ts'
import { isOvertaken, type Refusal, refuse } from '#domain/refusals.ts'
import { advanceStep } from '#domain/steps/advance-step.ts'
import { beginStep } from '#domain/steps/begin-step.ts'
import { mostTold, type Step } from '#domain/steps/step.ts'
import type { Executed, Host } from './host.ts'
import type { Provenance } from './provenance.ts'

export interface LongWork {
  /** id of the step that it becomes */
  step: string
  product: string
  /** what it works on */
  label: string
  /** how many records, more or less; for the progress */
  total: number
  /** a member's id */
  actor: string
  via: Via
  /** what is to be done, each part decided and written by itself */
  slices: AsyncIterable<CommandCall[]>
}

/** What came of long work; `cancelled`: it was given up. Nothing of it is left unless it is ok. */
export type Worked = { ok: true } | { ok: false; refusal: Refusal } | { ok: false; cancelled: true }

/** Works on the long steps of a workspace. */
export interface Steps {
  /** Does long work and resolves when all of it is durable, or none of it is left. Rejects for faults. */
  run(work: LongWork): Promise<Worked>
  /** Of durable commits: what they leave to be worked on is taken up, unless another server does so and lives. */
  heard(commits: readonly Commit[]): void
  /** whether anything is under way */
  readonly busy: boolean
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

export interface StepsOptions {
  host: Host
  newBatchId(): string
  onFault(error: unknown): void
  /** ms before a taking back that a fault has cut short is tried again */
  pauses?: readonly number[] | undefined
}

/** Progress is told after so many records. */
const TELL_EVERY = 2_000
const PAGE = 100
/** ms before a taking back that a fault has cut short is tried again; after the last one it is left to a restart. */
const PAUSES = [1_000, 5_000, 30_000, 60_000, 300_000, 600_000]

/**
 * Long steps in slices: one is decided and made durable, then everybody else has a turn. What is cut short is taken
 * back: at once when it is refused or given up, and by the next server when the one that worked on it died. An undo
 * that was cut short is gone on with: what it has to do stands in the log.
 *
 * Whoever works on a step has claimed it from the storage. All servers line up for every step that is under way, so
 * one whose server is gone has the next one at once. A server that is held for gone and is not does no harm: the
 * step is taken back by a commit that ends it first, and a slice of what has ended is refused (see `sliceTrouble`).
 */
export function createSteps({ host, newBatchId, onFault, pauses = PAUSES }: StepsOptions): Steps {
  const { storage, workspace } = host
  const underWay = new Map<string, Promise<unknown>>()

  const execute = (commands: CommandCall[], by: Provenance): Promise<Executed> =>
    host.execute({ id: newBatchId(), commands, note: null }, by)

  async function tell(
    step: string,
    fields: Partial<Pick<Step, 'done' | 'state' | 'refusal' | 'left' | 'short'>>,
  ): Promise<void> {
    const commands = [{ name: advanceStep.name, input: { step, ...fields } }]
    await execute(commands, { actor: 'system', via: 'system', step })
  }

  const stateOf = (step: string) => find(host.state, 'step', step)?.state
  const hasEnded = (step: string) => ['done', 'cancelled'].includes(stateOf(step) ?? '')

  /** Commits of a step that did something, newest first; its own housekeeping and what was withdrawn aside. */
  async function* worksOf(step: string): AsyncGenerator<Commit> {
    let before = Number.MAX_SAFE_INTEGER
    for (;;) {
      const page = await storage.commits(workspace, { step, before, limit: PAGE })
      if (page.length === 0) return
      for (const commit of page) if (isWork(commit)) yield commit
      before = page.at(-1)!.seq
    }
  }

  /** Takes back all that a step has done so far, and keeps why; also when the disk fails on the way. */
  async function withdraw(step: string, refusal: Refusal | null = null): Promise<void> {
    for (const pause of pauses) {
      try {
        return await withdrawOnce(step, refusal)
      } catch (error) {
        onFault(error)
        await new Promise<void>((resolve) => {
          setTimeout(resolve, pause).unref()
        })
      }
    }
    return withdrawOnce(step, refusal)
  }

  /** May be cut short and done again. */
  async function withdrawOnce(step: string, refusal: Refusal | null): Promise<void> {
    // First of all, so that whoever has to go on with this after a crash takes it back, and knows why.
    await tell(step, { state: 'cancelling', ...(refusal && { refusal }) })
    if (hasEnded(step)) return
    for await (const { id } of worksOf(step)) {
      const commands = [{ name: withdrawCommit.name, input: { commit: id } }]
      const done = await execute(commands, { actor: 'system', via: 'system', step })
      if (!done.ok) throw new Error(`Commit ${id} could not be withdrawn: ${done.refusal.code}`)
      await setImmediate()
    }
    await tell(step, { done: 0, state: 'cancelled' })
  }

  async function inSlices(
    step: string,
    by: Provenance,
    slices: AsyncIterable<CommandCall[]>,
  ): Promise<Worked> {
    let done = 0
    let told = 0
    const short: Left[] = []
    try {
      for await (const commands of slices) {
        const executed = stateOf(step) === 'running' ? await execute(commands, by) : null
        const passed = executed && overtakenBy(commands, executed)
        if (passed) {
          short.push({ what: '', refusal: passed })
          continue
        }
        if (!executed?.ok) return await takenBack(step, executed?.refusal)
        if (commands[0]?.name === revertCommit.name) short.push(...(executed.commit.note?.short ?? []))
        done += executed.commit.changes.length
        if (done - told >= TELL_EVERY) {
          told = done
          await tell(step, { done })
        }
        await setImmediate()
      }
      const left = {
        left: short.length,
        short: short.slice(0, mostTold).map(({ what, refusal }) => ({ what, refusal })),
      }
      await tell(step, { done, state: 'done', ...(short.length > 0 && left) })
    } catch (error) {
      await withdraw(step)
      // The last word may have been written although its writing failed.
      if (stateOf(step) !== 'done') throw error
    }
    return stateOf(step) === 'done' ? { ok: true } : takenBack(step)
  }

  /** What came of a step that could not go on. A slice is also refused because the step was given up meanwhile. */
  async function takenBack(step: string, refused?: Refusal): Promise<Worked> {
    const givenUp = ['cancelling', 'cancelled'].includes(stateOf(step) ?? '')
    const refusal = givenUp ? null : (refused ?? null)
    await withdraw(step, refusal)
    return refusal ? { ok: false, refusal } : { ok: false, cancelled: true }
  }

  async function* reverting(of: string): AsyncGenerator<CommandCall[]> {
    for await (const { id } of worksOf(of)) yield [{ name: revertCommit.name, input: { commit: id } }]
  }

  /** Keeps one and the same step from being worked on twice, here or by another server. */
  function once<T>(step: string, work: () => Promise<T>): Promise<T> {
    const result = alone(step, work).finally(() => underWay.delete(step))
    underWay.set(
      step,
      result.catch(() => {}),
    )
    return result
  }

  async function alone<T>(step: string, work: () => Promise<T>): Promise<T> {
    const letGo = await storage.claim(workspace, step)
    try {
      return await work()
    } finally {
      letGo()
    }
  }

  function takeUp(step: string): void {
    if (!isUnderWay(stateOf(step)) || underWay.has(step)) return
    once(step, () => goOn(step)).catch(onFault)
  }

  /** With what is under way and nobody works on; what there was to wait for may have come to its end meanwhile. */
  async function goOn(id: string): Promise<void> {
    await host.catchUp().catch(onFault)
    const step = find(host.state, 'step', id)
    if (!step || !isUnderWay(step.state)) return
    const by: Provenance = { actor: step.by, via: 'system', step: id }
    if (step.kind === 'undo' && step.state === 'running') await inSlices(id, by, reverting(step.of!))
    else await withdraw(id)
  }

  // What a server that died has left, and what others work on now.
  for (const step of [...host.state.records.step.keys()]) takeUp(step)

  return {
    run: ({ step, product, label, total, actor, via, slices }) =>
      once(step, async () => {
        const by: Provenance = { actor, via, step }
        const begin = [{ name: beginStep.name, input: { step, product, by: actor, label, total } }]
        const begun = await execute(begin, { actor: 'system', via, step }).catch(async (error) => {
          // It may stand in the log all the same.
          await withdraw(step)
          throw error
        })
        if (!begun.ok) return { ok: false, refusal: begun.refusal }
        return inSlices(step, by, slices)
      }),
    heard(commits) {
      for (const { changes } of commits)
        for (const { kind, id, before } of changes) if (kind === 'step' && !before) takeUp(id)
    },
    get busy() {
      return underWay.size > 0
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay.values())
    },
  }
}

/** A part of an undo of which others have left nothing to take back: that is told at the end, and keeps nobody up. */
function overtakenBy([first]: readonly CommandCall[], executed: Executed): Refusal | null {
  if (executed.ok || first?.name !== revertCommit.name) return null
  return isOvertaken(executed.refusal.code) ? executed.refusal : null
}

function isWork({ id, step, changes, commands }: Commit): boolean {
  // Its own batches have ids of the server's; under the step's id stands what somebody else sent.
  if (id === step) return false
  return changes.some(({ kind }) => kind !== 'step') && commands[0]?.name !== withdrawCommit.name
}

const isUnderWay = (state: Step['state'] | undefined) => state === 'running' || state === 'cancelling'

/** Why a slice may not be written any more: the step has ended meanwhile, or is being taken back. */
export function sliceTrouble(state: State, { step, actor }: Provenance): Refusal | null {
  const record = step !== undefined && actor !== 'system' ? find(state, 'step', step) : undefined
  return record && record.state !== 'running' ? refuse('step-under-way', { what: record.label }) : null
}
