import type { Batch } from '#protocol/messages.ts'
import type { Cluster } from './cluster.ts'
import type { Random } from './random.ts'

/** A caller without a page. */
export interface Caller {
  batch: Batch
  actor: string
  /** servers that have not answered yet */
  asking: number[]
  answers: ('done' | 'refused')[]
}

/** Callers over REST: each asks until it has an answer, sometimes twice at once. */
export class Callers {
  readonly all: Caller[] = []
  readonly #cluster: Cluster
  readonly #random: Random
  readonly #say: (sentence: string) => void

  constructor(cluster: Cluster, random: Random, say: (sentence: string) => void) {
    this.#cluster = cluster
    this.#random = random
    this.#say = say
  }

  add(batch: Batch, actor: string): Caller {
    const caller: Caller = { batch, actor, asking: [], answers: [] }
    this.all.push(caller)
    return caller
  }

  ask(caller: Caller): void {
    const { up } = this.#cluster
    if (up.length === 0) return
    const server = this.#random.pick(up)
    caller.asking.push(server.number)
    const stopAsking = () => {
      caller.asking = caller.asking.filter((number) => number !== server.number)
    }
    server
      .host!.execute(structuredClone(caller.batch), { actor: caller.actor, via: 'rest' })
      .then((executed) => {
        if (!server.alive) return
        stopAsking()
        caller.answers.push(executed.ok ? 'done' : 'refused')
        if (executed.ok && executed.commit.id !== caller.batch.id)
          this.#say(`Batch ${caller.batch.id} was answered with the commit ${executed.commit.id}`)
      }, stopAsking)
  }

  /** Whoever has heard nothing asks again. */
  retry(): void {
    for (const caller of this.all)
      if (caller.asking.length === 0 && caller.answers.length === 0) this.ask(caller)
  }

  crashed(number: number): void {
    for (const caller of this.all) caller.asking = caller.asking.filter((server) => server !== number)
  }
}
