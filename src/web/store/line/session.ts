import type { Scope } from '#domain/kernel/scope.ts'
import {
  type Batch,
  type FromPage,
  type FromServer,
  mostMegabytes,
  partLetters,
  protocolVersion,
  type Unwell,
  type Whereabouts,
} from '#protocol/messages.ts'
import type { WireCommit } from '#protocol/wire-commit.ts'
import { storeWords } from '#words/store.ts'
import type { Store } from '../store.ts'
import { AnotherLife } from './another-life.ts'
import type { Connection } from './connection.ts'
import { Faults } from './faults.ts'
import { type Answer, Inbox } from './inbox.ts'
import { Pace } from './pace.ts'

/** What the session needs of the page around it. */
export interface Surroundings {
  workspace(): string
  /** which life of the log the page knows */
  epoch(): string
  /**
   * fetches snapshots of these scopes and loads them into the store; rejects when the server is away
   * @throws AnotherLife
   */
  refetch(scopes: readonly Scope[]): Promise<void>
  /** a scope's commits after `from` up to `to`, which the store now holds, for the cache */
  kept(scope: Scope, from: number, to: number, commits: readonly WireCommit[]): void
  /** these may no longer be seen: nothing of them may stay in this browser */
  left(scopes: readonly Scope[]): void
  /** what may be had has changed */
  scopes(): void
  /** the log has another life: nothing that is kept of it is certain */
  restored(epoch: string): Promise<void>
  /** the server has said who this is, and the page is current */
  welcomed(): void
  /** the server knows this page as another member: nothing shown here is theirs */
  otherMember(): void
  /** signed out: what the cache holds of the workspace must go; of who was removed the screen is emptied too */
  closed(removed: boolean): void
  /** the server speaks what this program does not: only a newer one helps */
  outdated(): void
  /** calls back before the next frame is painted */
  nextFrame(work: () => void): void
}

/** Below what the server takes for a flood: 200 a second, 2,000 at once. */
const A_SECOND = 150
const AT_ONCE = 1_000
/** In letters, each of which may be up to three bytes. */
const LARGEST = (mostMegabytes * 1024 * 1024) / 3
/**
 * The talk with the server over one line after another:
 *
 *     page    hello{scopes}                                     run, run …       join{scope}
 *     server                missed, joined … welcome, commits …    refused, settled …   missed, joined
 *
 * On each new line all that is pending is sent again, in order: its ids make that safe.
 */
export class Session {
  readonly #store: Store
  readonly #connection: Connection
  readonly #around: Surroundings
  readonly #faults: Faults
  readonly #inbox: Inbox
  readonly #pace = new Pace(A_SECOND, AT_ONCE)
  #welcomed = false
  #ready = false
  #reloading = false
  /** what is held may be of an earlier life of the log than the one that the page was told of */
  #isDoubtful = false
  #over = false
  /** scopes whose snapshots are on their way */
  readonly #refreshing = new Set<Scope>()
  /** counts the times that each scope was joined: only the answer to the last one counts */
  readonly #turns = new Map<Scope, number>()

  constructor(store: Store, connection: Connection, around: Surroundings) {
    this.#store = store
    this.#connection = connection
    this.#around = around
    this.#inbox = new Inbox({
      commits: (commits) => this.#receive(commits),
      answer: (message) => this.#answer(message),
      isClosed: () => this.#over || this.#reloading,
      isAwaited: (commits) => commits.some(({ id }) => id !== undefined && store.awaits(id)),
      nextFrame: (work) => around.nextFrame(work),
    })
    this.#faults = new Faults(() => this.#connection.restart())
  }

  /** The store is loaded: says hello as soon as there is a line. */
  begin(): void {
    this.#ready = true
    this.#hello()
  }

  up(): void {
    this.#hello()
  }

  down(): void {
    this.#welcomed = false
    this.#pace.clear()
    this.#inbox.read()
    this.#store.others.clear()
    this.#store.unwell.set(null)
    if (!this.#over) this.#store.setStatus('offline')
  }

  message(message: FromServer): void {
    this.#inbox.add(message)
  }

  /** Sends one new batch; without a line it waits for the next one. */
  send(batch: Batch): void {
    if (this.#welcomed) this.#pace.add(() => this.#post(batch))
  }

  /** The store has a scope that the server does not tell of yet. On a line not yet welcomed, the welcome sees to it. */
  join(scope: Scope): void {
    const since = this.#store.truth.sinceOf(scope)
    // What is still to be answered of it goes on from where another copy ended.
    const turn = this.#turn(scope)
    if (this.#welcomed && since !== undefined) this.#connection.send({ type: 'join', scope, since, turn })
  }

  /** The store no longer holds the scope. */
  leave(scope: Scope): void {
    this.#turn(scope)
    if (this.#welcomed) this.#connection.send({ type: 'leave', scope })
  }

  here(where: Whereabouts | null): void {
    if (this.#welcomed) this.#connection.send({ type: 'here', where })
  }

  #post(batch: Batch): void {
    const text = JSON.stringify({ type: 'run', batch } satisfies FromPage)
    // Sent all the same, it would cost the line, again and again.
    if (text.length > LARGEST) this.#store.giveUp(batch.id, storeWords('tooLarge'))
    else if (text.length <= partLetters) this.#connection.sendText(text)
    else this.#postInParts(text)
  }

  /** A message of many megabytes would hold up everybody when it arrives. */
  #postInParts(text: string): void {
    for (let at = 0; at < text.length; at += partLetters) {
      const isLast = at + partLetters >= text.length
      this.#connection.send({ type: 'part', text: text.slice(at, at + partLetters), isLast })
    }
  }

  #hello(): void {
    if (!this.#ready || this.#reloading || !this.#connection.isUp) return
    this.#welcomed = false
    this.#store.truth.unfollow()
    // Of one that is lacking no seq says how far it is: it is fetched, and joins later.
    const scopes = [...this.#store.truth.heldAt].filter(([scope]) => !this.#store.truth.lacks(scope))
    this.#connection.send({
      type: 'hello',
      protocol: protocolVersion,
      schema: this.#store.model.schema,
      workspace: this.#around.workspace(),
      epoch: this.#isDoubtful ? '' : this.#around.epoch(),
      visit: this.#store.visit,
      scopes: scopes.map(([scope, since]) => ({ scope, since, turn: this.#turn(scope) })),
    })
  }

  #turn(scope: Scope): number {
    const turn = (this.#turns.get(scope) ?? 0) + 1
    this.#turns.set(scope, turn)
    return turn
  }

  /** Whether a newer answer is on its way. A server that says no turn answers the last one. */
  #isEarlier({ scope, turn }: { scope: Scope; turn?: number }): boolean {
    return turn !== undefined && turn !== this.#turns.get(scope)
  }

  #receive(commits: readonly WireCommit[]): void {
    const before = this.#store.seq
    const followed = [...this.#store.truth.heldAt.keys()].filter(
      (scope) => this.#store.truth.follows(scope) && !this.#store.truth.lacks(scope),
    )
    if (!this.#fits(() => this.#store.receive(commits, this.#welcomed))) return
    const news = commits.filter(({ seq }) => seq > before)
    for (const scope of followed) this.#keep(scope, before, this.#store.seq, news)
  }

  #missed(scope: Scope, commits: readonly WireCommit[]): void {
    const from = this.#store.truth.sinceOf(scope)
    if (from === undefined || !this.#fits(() => this.#store.truth.missed(scope, commits))) return
    this.#keep(scope, from, this.#store.truth.sinceOf(scope)!, commits)
  }

  #joined(scope: Scope, seq: number): void {
    const from = this.#store.truth.sinceOf(scope)
    if (from === undefined || !this.#fits(() => this.#store.join(scope, seq))) return
    if (seq > from) this.#around.kept(scope, from, seq, [])
  }

  #keep(scope: Scope, from: number, to: number, commits: readonly WireCommit[]): void {
    const parts = commits.flatMap((commit) => {
      const changes = commit.seq > from && commit.scopes?.[scope]
      return changes ? [{ ...commit, scopes: { [scope]: changes } }] : []
    })
    this.#around.kept(scope, from, to, parts)
  }

  /** Takes something in; what does not fit means that the page has lost its place, and it loads afresh. */
  #fits(takeIn: () => void): boolean {
    try {
      takeIn()
      return true
    } catch (error) {
      console.warn('The page lost its place in the log and loads afresh.', error)
      void this.#reload()
      return false
    }
  }

  #answer(message: Answer): void {
    switch (message.type) {
      case 'missed':
        if (!this.#isEarlier(message)) this.#missed(message.scope, message.commits)
        break
      case 'joined':
        if (!this.#isEarlier(message)) this.#joined(message.scope, message.seq)
        break
      case 'thin':
        this.#store.truth.thin(message.scope)
        break
      case 'stale':
        void this.#refresh(message.scope)
        break
      case 'left':
        this.#store.leave([message.scope])
        this.#around.left([message.scope])
        break
      case 'scopes':
        this.#mayHave(message.scopes)
        break
      case 'welcome':
        this.#welcome(message)
        break
      case 'refused':
        this.#store.refuse(message.id, message.refusal, message.at)
        break
      case 'settled':
        this.#store.settle(message.id, message.seq, message.short)
        break
      case 'fault':
        this.#fault(message.id, message.fault)
        break
      case 'unwell':
        this.#unwell(message.trouble)
        break
      case 'present':
        this.#store.others.tell(message)
        break
      case 'restored':
        void this.#reload(async () => {
          this.#isDoubtful = true
          this.#store.restored()
          await this.#around.restored(message.epoch)
        })
        break
      case 'outdated':
        this.end('outdated')
        this.#around.outdated()
        break
      case 'closed':
        this.#around.closed(message.removed === true)
        this.end('signed-out')
        break
      case 'pong':
    }
  }

  #mayHave(scopes: readonly Scope[]): void {
    const gone = this.#store.setScopes(scopes)
    if (gone.length > 0) this.#around.left(gone)
    this.#around.scopes()
  }

  #welcome({ seq, member, scopes }: Extract<FromServer, { type: 'welcome' }>): void {
    if (this.#store.member !== '' && member !== this.#store.member) {
      this.#over = true
      this.#connection.stop()
      this.#around.otherMember()
      return
    }
    this.#store.setMember(member)
    this.#store.truth.begin(seq)
    this.#welcomed = true
    this.#mayHave(scopes)
    // What came to be held after the greeting was not in it.
    for (const scope of this.#store.truth.heldAt.keys()) {
      if (this.#store.truth.follows(scope)) continue
      if (this.#store.truth.lacks(scope)) void this.#refresh(scope)
      else this.join(scope)
    }
    this.#store.setStatus('live')
    this.#around.welcomed()
    for (const { batch } of this.#store.unsettled()) this.send(batch)
  }

  /** Fetches a scope afresh; what is here of it stays in use until the server has joined the new copy. */
  async #refresh(scope: Scope): Promise<void> {
    this.#store.truth.stale(scope)
    if (this.#refreshing.has(scope)) return
    this.#refreshing.add(scope)
    await patiently(
      () => this.#around.refetch([scope]),
      () => this.#over || !this.#store.truth.holds(scope),
    )
    this.#refreshing.delete(scope)
    this.join(scope)
  }

  #unwell(trouble: Unwell | null): void {
    this.#store.unwell.set(trouble)
    // What was held up goes out again, in its order, on a new line.
    if (trouble === null && !this.#welcomed) this.#connection.restart()
  }

  #fault(id: string | null, fault: string): void {
    console.warn('The server reports a fault:', fault)
    if (id === null) return
    // Known to the server, which says when it has passed: what waits is not given up for it.
    if (this.#store.unwell.value !== null) {
      this.#welcomed = false
      return
    }
    if (!this.#faults.again(id)) {
      this.#store.giveUp(id, fault)
      return
    }
    // On this line a batch behind the fault may be refused and its second copy then be done; a new line settles
    // the order. Until then nothing more goes out on this one.
    this.#welcomed = false
  }

  /** Starts over from snapshots of all that is held, on a new line, since this one is in doubt. */
  async #reload(prepare: () => Promise<void> = async () => {}): Promise<void> {
    if (this.#reloading) return
    this.#reloading = true
    this.#welcomed = false
    this.#store.truth.unfollow()
    const held = [...this.#store.truth.heldAt.keys()]
    await prepare()
    await patiently(
      () => this.#refetchAll(held),
      () => this.#over,
    )
    this.#reloading = false
    this.#inbox.clear()
    if (!this.#over) this.#connection.restart()
  }

  /** When the log has changed its life once more meanwhile, only the next line can say so, and it starts over again. */
  async #refetchAll(held: readonly Scope[]): Promise<void> {
    try {
      await this.#around.refetch(held)
      this.#isDoubtful = false
    } catch (error) {
      if (!(error instanceof AnotherLife)) throw error
    }
  }

  /** The talk is over until the page is loaded anew. */
  end(status: 'outdated' | 'signed-out'): void {
    this.#over = true
    this.#faults.stop()
    this.#store.setStatus(status)
    this.#connection.stop()
  }
}

/** Tries until it works or nobody needs it any more. */
async function patiently(work: () => Promise<void>, isOver: () => boolean): Promise<void> {
  for (let pause = 200; !isOver(); pause = Math.min(5_000, pause * 2)) {
    try {
      return await work()
    } catch (error) {
      console.warn('No snapshot yet.', error)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}
