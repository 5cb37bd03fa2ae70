import { setImmediate } from 'node:timers/promises'
import { revertCommit } from '#domain/history/revert-commit.ts'
import { withdrawCommit } from '#domain/history/withdraw-commit.ts'
import type { CommandCall, Commit, Via } from '#domain/kernel/commit.ts'
import { find } from '#domain/kernel/state.ts'
import type { Refusal } from '#domain/refusals.ts'
import { advanceStep } from '#domain/steps/advance-step.ts'
import { beginStep } from '#domain/steps/begin-step.ts'
import type { Step } from '#domain/steps/step.ts'
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
  /** Takes up an undo that was asked for of this server; another one's is the other's to work on. */
  decided(commit: Commit): void
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
 * back: at once when it is refused or given up, and by whoever opens the workspace next when the server died. An
 * undo that was cut short is gone on with: what it has to do stands in the log.
 */
export function createSteps({ host, newBatchId, onFault, pauses = PAUSES }: StepsOptions): Steps {
  const { storage, workspace } = host
  const underWay = new Map<string, Promise<unknown>>()

  const execute = (commands: CommandCall[], by: Provenance): Promise<Executed> =>
    host.execute({ id: newBatchId(), commands, note: null }, by)

  async function tell(
    step: string,
    fields: Partial<Pick<Step, 'done' | 'state' | 'refusal'>>,
  ): Promise<void> {
    const commands = [{ name: advanceStep.name, input: { step, ...fields } }]
    await execute(commands, { actor: 'system', via: 'system', step })
  }

  const stateOf = (step: string) => find(host.state, 'step', step)?.state

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
    try {
      for await (const commands of slices) {
        if (stateOf(step) !== 'running') {
          await withdraw(step)
          return { ok: false, cancelled: true }
        }
        const executed = await execute(commands, by)
        if (!executed.ok) {
          await withdraw(step, executed.refusal)
          return { ok: false, refusal: executed.refusal }
        }
        done += executed.commit.changes.length
        if (done - told >= TELL_EVERY) {
          told = done
          await tell(step, { done })
        }
        await setImmediate()
      }
      await tell(step, { done, state: 'done' })
    } catch (error) {
      await withdraw(step)
      throw error
    }
    if (stateOf(step) === 'done') return { ok: true }
    await withdraw(step)
    return { ok: false, cancelled: true }
  }

  async function* reverting(of: string): AsyncGenerator<CommandCall[]> {
    for await (const { id } of worksOf(of)) yield [{ name: revertCommit.name, input: { commit: id } }]
  }

  /** Keeps one and the same step from being worked on twice. */
  function once<T>(step: string, work: () => Promise<T>): Promise<T> {
    const result = work().finally(() => underWay.delete(step))
    underWay.set(
      step,
      result.catch(() => {}),
    )
    return result
  }

  function takeUp(step: Step): void {
    if (underWay.has(step.id) || (step.state !== 'running' && step.state !== 'cancelling')) return
    const by: Provenance = { actor: step.by, via: 'system', step: step.id }
    const work =
      step.kind === 'undo' && step.state === 'running'
        ? () => inSlices(step.id, by, reverting(step.of!))
        : () => withdraw(step.id)
    once<unknown>(step.id, work).catch(onFault)
  }

  // What a server that died has left.
  for (const step of [...host.state.records.step.values()]) takeUp(step)

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
    decided({ changes }) {
      for (const { kind, id, before } of changes) {
        const step = kind === 'step' && !before ? find(host.state, 'step', id) : undefined
        if (step?.kind === 'undo') takeUp(step)
      }
    },
    get busy() {
      return underWay.size > 0
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay.values())
    },
  }
}

function isWork({ changes, commands }: Commit): boolean {
  return changes.some(({ kind }) => kind !== 'step') && commands[0]?.name !== withdrawCommit.name
}
