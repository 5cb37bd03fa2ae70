import { isDeepStrictEqual } from 'node:util'
import type { Commit } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import { type Refusal, sentence } from '#domain/refusals.ts'
import type { Batch } from '#protocol/messages.ts'
import type { Executed, Host } from '#server/workspace/host.ts'
import type { Provenance } from '#server/workspace/provenance.ts'
import type { Meant } from './naive-plan.ts'
import { maySee, namedBy } from './naive-rights.ts'
import type { Fields } from './paper.ts'
import type { Referee } from './referee.ts'

/** A no of the server, and between which ends of the log it was decided. */
export interface Refused {
  batch: Batch
  actor: string
  refusal: Refusal
  at: number
  from: number
  to: number
  moment: string
}

/** The host, with every refusal noted on its way out. */
export function noting(host: Host, moment: () => string, note: (refused: Refused) => void): Host {
  async function noted(batch: Batch, by: Provenance, work: () => Promise<Executed>): Promise<Executed> {
    const from = host.durable
    const executed = await work()
    const { actor } = by
    if (!executed.ok)
      note({
        batch,
        actor,
        refusal: executed.refusal,
        at: executed.at,
        from,
        to: host.durable,
        moment: moment(),
      })
    return executed
  }
  return Object.create(host, {
    execute: { value: (batch: Batch, by: Provenance) => noted(batch, by, () => host.execute(batch, by)) },
    decide: {
      value: (prepared: Parameters<Host['decide']>[0], by: Provenance) =>
        noted(prepared.batch, by, () => host.decide(prepared, by)),
    },
  })
}

/** Known without looking at the plan; the doors' own tests say whether rightly. */
const ofItself = ['empty-batch', 'unknown-command', 'too-large']

/**
 * Whether the server was right to say no: on paper the same must be impossible, as the plan stood at one moment
 * between the question and the answer. What may not be seen must be refused exactly as what is not there.
 */
export class RefusalJudge {
  readonly found: string[] = []
  readonly #model: Model
  readonly #open = new Set<Refused>()
  judged = 0

  constructor(model: Model, refusals: readonly Refused[]) {
    this.#model = model
    for (const refused of refusals) if (!this.#isOfItself(refused)) this.#open.add(refused)
  }

  /** The log is at `seq`, and the referee's paper with it. */
  at(seq: number, referee: Referee): void {
    for (const refused of this.#open) {
      if (seq < refused.from || seq > refused.to) continue
      const trouble = referee.plan.refuses(this.#meant(refused))
      if (trouble && this.#saysNoMore(refused, referee)) {
        this.judged += 1
        this.#open.delete(refused)
      } else if (seq === refused.to) {
        this.#open.delete(refused)
        const { batch, actor, refusal } = refused
        const what = `${actor} was refused ${JSON.stringify(batch.commands).slice(0, 400)} with ${JSON.stringify(refusal)} (${sentence(refusal)})`
        this.found.push(
          trouble
            ? `${what}; that says more than they may know`
            : `${what}, though nothing speaks against it at ${seq}`,
        )
      }
    }
  }

  #isOfItself({ batch, refusal, at }: Refused): boolean {
    if (ofItself.includes(refusal.code)) return true
    if (refusal.code !== 'malformed') return false
    const { name, input } = batch.commands[at]!
    const malformed = this.#model.commandNamed(name)?.input.safeParse(input).success === false
    if (!malformed) this.found.push(`${JSON.stringify(batch.commands[at])} was called malformed`)
    return true
  }

  #meant({ batch, actor, moment }: Refused): Meant {
    return { id: batch.id, actor, at: moment, commands: parsed(this.#model, batch), alone: batch.alone }
  }

  /** Whoever names what is not there for them hears just that, with the first such id, or that they may do no such thing. */
  #saysNoMore({ batch, actor, refusal, at }: Refused, { plan: { paper } }: Referee): boolean {
    const { name, input } = parsed(this.#model, batch)[at]!
    if (actor === 'system' || at > 0) return true
    const hidden = namedBy(name, input as Fields).find(
      (id) => paper.cards.has(id) && !maySee(paper, actor, paper.scopeOf(id)),
    )
    if (hidden === undefined || refusal.code === 'not-allowed') return true
    const named = namedBy(name, input as Fields).filter(
      (id) => !paper.cards.has(id) || !maySee(paper, actor, paper.scopeOf(id)),
    )
    return named.some((id) => isDeepStrictEqual(refusal.about, { kind: this.#model.kinds.ofId(id), id }))
  }
}

/** The commands as their schemas read them, as the server does. */
export function parsed(model: Model, { commands }: Pick<Batch, 'commands'> | Pick<Commit, 'commands'>) {
  return commands.map(({ name, input }) => ({
    name,
    input: model.commandNamed(name)?.input.safeParse(input).data ?? input,
  }))
}
