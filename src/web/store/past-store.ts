import type { Model } from '#domain/kernel/model.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import { addRecords, createState, type State } from '#domain/kernel/state.ts'
import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { refuse } from '#domain/refusals.ts'
import type { Unwell } from '#protocol/messages.ts'
import type { Whose } from '#words/clash.ts'
import { Documents, type FetchText } from './documents.ts'
import { Flashes } from './flashes.ts'
import { type LateRefusal, type LateShortfall, type Refused, refused } from './outcome.ts'
import { Others } from './presence.ts'
import type { ScreenStore, Status } from './screen-store.ts'
import { Happening, Source } from './signal.ts'
import { Subscriptions } from './subscriptions.ts'
import type { Overwritten } from './typed.ts'
import type { UndoLabels } from './undo/undo-stack.ts'

/** A past moment: the scopes as they were at `seq`. */
export interface Moment {
  seq: number
  /** who looks at it, with the rights of today */
  member: string
  scopes: ReadonlyMap<Scope, ReadonlyMap<Kind, readonly AnyRecord[]>>
}

/**
 * The same screens over a State that is over: nothing in it ever changes, and whoever tries to is refused. Put it in
 * the StoreContext around them.
 */
export class PastStore implements ScreenStore {
  readonly model: Pick<Model, 'kinds' | 'commandNamed'>
  readonly state: State
  readonly seq: number
  readonly member: string
  readonly status = new Source<Status>('past')
  readonly unwell = new Source<Unwell | null>(null)
  readonly loaded = new Source(true)
  readonly held = new Source(0)
  readonly pendingCount = new Source(0)
  readonly restorations = new Happening<void>()
  readonly unforeseenCount = new Source(0)
  readonly product = new Source<string | null>(null)
  readonly history = new Source<UndoLabels>({ undo: null, redo: null })
  readonly refusals = new Happening<LateRefusal>()
  readonly shortfalls = new Happening<LateShortfall>()
  readonly overwrites = new Happening<Overwritten>()
  readonly subscriptions = new Subscriptions()
  readonly flashes = new Flashes()
  readonly others = new Others('')
  readonly documents: Documents
  readonly #scopes: ReadonlySet<Scope>

  constructor(
    model: Pick<Model, 'kinds' | 'commandNamed'>,
    { seq, member, scopes }: Moment,
    fetchText: FetchText,
  ) {
    this.model = model
    this.seq = seq
    this.member = member
    this.documents = new Documents(fetchText)
    this.#scopes = new Set(scopes.keys())
    this.state = createState(model.kinds)
    for (const records of scopes.values())
      for (const [kind, rows] of records) addRecords(this.state, kind, rows as never)
  }

  may(): boolean {
    return false
  }

  holds(scope: Scope): boolean {
    return this.#scopes.has(scope)
  }

  /** What was not there then will not come. */
  opened(): boolean {
    return true
  }

  hasPlans(): boolean {
    return true
  }

  open(): void {}

  here(): void {}

  ownChange(): 'none' {
    return 'none'
  }

  whoDeleted(): Whose {
    return { who: 'unknown', name: '' }
  }

  whoSet(): Whose {
    return { who: 'unknown', name: '' }
  }

  run(): Refused {
    return refused(refuse('not-allowed', { needs: 'system' }), 0)
  }

  runAll(): Refused {
    return this.run()
  }

  undo(): null {
    return null
  }

  redo(): null {
    return null
  }

  undoBatch(): Refused {
    return this.run()
  }
}
