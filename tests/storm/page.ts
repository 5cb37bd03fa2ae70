import type { Command } from '#domain/kernel/command.ts'
import type { CommandCall, Commit } from '#domain/kernel/commit.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { type Batch, type FromServer, protocolVersion } from '#protocol/messages.ts'
import type { PageContext, PageReplica } from '#protocol/page-replica.ts'
import type { DecodedSnapshot } from '#protocol/snapshot.ts'
import type { Line } from './line.ts'

export interface PageOptions {
  member: string
  workspace: string
  commandNamed(name: string): Command | undefined
  newReplica(commandNamed: (name: string) => Command | undefined, context: PageContext): PageReplica
  /** asks for a snapshot; `use` is called some time later, or never */
  fetchSnapshot(use: (snapshot: DecodedSnapshot) => void): void
}

/** What lies in the browser's own store, and so outlives the page. */
interface Kept {
  snapshot: { seq: number; records: [Kind, AnyRecord[]][] }
  batches: Map<string, { batch: Batch; at: string }>
}

/**
 * A browser page as far as its data goes: a replica with what is pending, and the talk over the line as the web
 * page's session holds it. Batches are kept outside of the replica under test, so that one it loses is missed.
 */
export class Page {
  readonly #options: PageOptions
  replica: PageReplica
  line: Line | null = null
  /** every batch that this page ran and showed, with what came of it */
  readonly run = new Map<string, { batch: Batch; answer: 'none' | 'done' | 'refused' }>()
  readonly known = new Map<string, Commit>()
  readonly #settledAt = new Map<string, number>()
  #kept: Kept = { snapshot: { seq: 0, records: [] }, batches: new Map() }
  #welcomed = false
  #loading = false
  /** counts visits and loads, so that an answer to an earlier one is not taken for the newest */
  #turn = 0

  constructor(options: PageOptions) {
    this.#options = options
    this.replica = this.#empty()
  }

  get isCurrent(): boolean {
    return this.#welcomed && !this.#loading
  }

  get isLoading(): boolean {
    return this.#loading
  }

  /** The person does something: decided and shown at once, sent when there is a line. */
  act(id: string, calls: readonly CommandCall[], at: string): boolean {
    const commands: CommandCall[] = []
    for (const { name, input } of calls) {
      const parsed = this.#options.commandNamed(name)!.input.safeParse(input)
      if (!parsed.success) return false
      commands.push({ name, input: parsed.data })
    }
    const batch: Batch = { id, commands, note: null }
    const result = this.replica.run(batch, at)
    if ('refusal' in result) return false
    this.run.set(id, { batch, answer: 'none' })
    this.#kept.batches.set(id, JSON.parse(JSON.stringify({ batch, at })))
    if (this.isCurrent) this.line?.send({ type: 'run', batch })
    return true
  }

  connect(line: Line): void {
    this.line = line
    // As web/store/session.ts does: while a snapshot is on its way the greeting waits for it, or the commits that
    // the first greeting brings would meet the older State that the second one starts from.
    if (!this.#loading) this.#hello()
  }

  cut(): void {
    this.line?.cut()
    this.line = null
    this.#welcomed = false
  }

  /** Sends all that waits once more; ids make that safe. */
  sendAll(): void {
    if (!this.isCurrent) return
    for (const { batch } of this.replica.pending) this.line?.send({ type: 'run', batch })
  }

  /** The tab is closed and opened again: only what lies in the browser's store is left. */
  reopen(): void {
    this.cut()
    this.#turn += 1
    this.#loading = false
    // Copied, since what lies in a browser's store is not shared with the page.
    const { seq, records } = structuredClone(this.#kept.snapshot)
    this.#load({ seq, records: new Map(records) })
  }

  receive(message: FromServer): void {
    switch (message.type) {
      case 'commits': {
        for (const commit of message.commits) this.known.set(commit.id, commit)
        for (const id of this.replica.receive(message.commits)) this.#done(id)
        for (const [id, seq] of this.#settledAt) this.#settle(id, seq)
        return
      }
      case 'welcome':
        if (message.seq > this.replica.seq)
          throw new Error(`welcome at ${message.seq}, though only ${this.replica.seq} was told`)
        this.#welcomed = true
        this.sendAll()
        return
      case 'refused':
        this.#kept.batches.delete(message.id)
        if (this.replica.settle(message.id)) this.#answer(message.id, 'refused')
        return
      case 'settled':
        this.#settle(message.id, message.seq)
        return
      case 'stale':
        this.#reload()
        return
      case 'fault':
        // What waits behind the batch leans on it, so all of it is sent again in order, on a new line: the server
        // may still refuse on this one what the batch would have made possible. A failed greeting likewise.
        this.cut()
        return
      default:
        throw new Error(`the server says ${JSON.stringify(message)}`)
    }
  }

  /** Its commit is in the log; it may leave what is pending when the page is as far as that. */
  #settle(id: string, seq: number): void {
    this.#settledAt.set(id, seq)
    if (seq > this.replica.seq) return
    this.#settledAt.delete(id)
    this.replica.settle(id)
    this.#done(id)
  }

  #done(id: string): void {
    this.#kept.batches.delete(id)
    this.#answer(id, 'done')
  }

  #answer(id: string, answer: 'done' | 'refused'): void {
    const run = this.run.get(id)
    if (run?.answer === 'none') run.answer = answer
  }

  #hello(): void {
    this.#welcomed = false
    const { workspace } = this.#options
    this.line?.send({ type: 'hello', version: protocolVersion, workspace, since: this.replica.seq })
  }

  #reload(): void {
    this.#welcomed = false
    this.#loading = true
    const turn = ++this.#turn
    this.#options.fetchSnapshot((snapshot) => {
      // Another visit or another line has begun meanwhile.
      if (turn !== this.#turn) return
      this.#kept.snapshot = {
        seq: snapshot.seq,
        records: JSON.parse(JSON.stringify([...snapshot.records])),
      }
      this.#load(snapshot)
      this.#loading = false
      this.#hello()
    })
  }

  #load({ seq, records }: DecodedSnapshot): void {
    this.replica = this.#empty()
    for (const [kind, rows] of records) this.replica.replica.load(kind, rows)
    this.replica.replica.seq = seq
    for (const { batch, at } of this.#kept.batches.values()) this.replica.resume(batch, at)
  }

  #empty(): PageReplica {
    const { member: actor, commandNamed, newReplica } = this.#options
    return newReplica(commandNamed, { actor, commit: (id) => this.#commit(id) })
  }

  /** A commit for undo: the server's, or what a pending batch comes to as things stand. */
  #commit(id: string): Commit | undefined {
    const known = this.known.get(id)
    if (known) return known
    const waiting = this.replica.pending.find(({ batch }) => batch.id === id)
    if (!waiting?.changes) return undefined
    const { batch, at, changes } = waiting
    return {
      seq: 0,
      id,
      actor: this.#options.member,
      at,
      via: 'web',
      commands: batch.commands,
      changes: [...changes],
      note: null,
    }
  }
}
