import { z } from 'zod'
import { stepKindWords } from '#words/fields.ts'
import { historyWords } from '#words/history.ts'
import { inWords, type Line } from '../history/in-words.ts'
import type { Commit, Via } from '../kernel/commit.ts'
import { sinceTime, untilTime } from '../kernel/moment.ts'
import type { Note } from '../kernel/note.ts'
import { defineQuery } from '../kernel/query.ts'
import { partsOf } from '../kernel/scope.ts'
import { find, type State } from '../kernel/state.ts'
import type { Kind } from '../kinds.ts'
import { productId } from '../product/product.ts'
import { refuse } from '../refusals.ts'
import { recordNamed } from './record.ts'

/** Most lines of one step that are told; `lines` says how many there are. */
const MOST_LINES = 50

export interface HistoryEntry {
  seq: number
  id: string
  step: string
  /** a member's id, or `system` */
  actor: string
  /** the name of who that is, as people read it */
  who: string
  at: string
  via: Via
  program: string | null
  note: Note | null
  /** titles of the commands, once each; of a part of long work, what that is */
  did: string[]
  lines: Line[]
  /** how many lines there are in all */
  count: number
}

/** The log in words, newest first. */
export const history = defineQuery({
  name: 'history',
  title: 'Show what was done, newest first',
  input: z.object({
    product: productId.optional(),
    /** id or key of a record, also of one that was deleted */
    record: z.string().max(64).optional(),
    member: z.string().max(64).optional(),
    kind: z.string().max(40).optional(),
    from: sinceTime.optional(),
    until: untilTime.optional(),
    before: z.number().int().min(1).optional(),
    /** the steps that came next, instead of the last ones */
    after: z.number().int().min(0).optional(),
    limit: z.number().int().min(1).max(1000).default(50),
  }),
  reads(state, { product, member, kind }, visible) {
    if (kind !== undefined && !state.kinds.names.includes(kind as Kind))
      return refuse('malformed', {
        field: 'kind',
        reason: historyWords('unknownKind', { known: state.kinds.names.join(', ') }),
      })
    if (member !== undefined && member !== 'system' && !find(state, 'member', member))
      return refuse('not-found', { kind: 'member', id: member })
    return product === undefined ? visible : visible.filter((scope) => partsOf(scope)?.product === product)
  },
  needs: ({ record, member, kind, from, until, before, after, limit }, _context, state) => ({
    log: {
      limit,
      ...(record !== undefined && { record: recordNamed(state, record)?.record.id ?? record }),
      ...(member !== undefined && { actor: member }),
      ...(kind !== undefined && { kinds: [kind as Kind] }),
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  }),
  answer(state, { record, before, after }, { log, logGoesOn, model }) {
    // Whatever was there once has a history; what has none was never there, or may not be seen.
    if (record !== undefined && before === undefined && after === undefined && log.length === 0)
      return refuse('not-found', { kind: 'record', id: record })
    const newestFirst = log.toSorted((a, b) => b.seq - a.seq)
    const entries = newestFirst.map((commit): HistoryEntry => {
      const { seq, id, step, actor, at, via, program, note } = commit
      const lines = inWords(state, commit.changes)
      const told = { lines: lines.slice(0, MOST_LINES), count: lines.length }
      const who = whoIs(state, actor)
      return { seq, id, step, actor, who, at, via, program, note, did: didOf(state, commit, model), ...told }
    })
    return { entries, next_before: logGoesOn ? newestFirst.at(-1)!.seq : null }
  },
})

function whoIs(state: State, actor: string): string {
  if (actor === 'system') return historyWords('system')
  return find(state, 'member', actor)?.name ?? historyWords('stranger')
}

function didOf(
  state: State,
  { step, commands }: Commit,
  model: { commandNamed(name: string): { title: string } | undefined },
): string[] {
  const long = find(state, 'step', step)
  if (long) return [historyWords('long', { kind: stepKindWords(long.kind), label: long.label })]
  return [...new Set(commands.map(({ name }) => model.commandNamed(name)?.title ?? name))]
}
