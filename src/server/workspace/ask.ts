import type { Commit } from '#domain/kernel/commit.ts'
import type { Compared } from '#domain/kernel/log-query.ts'
import type { Query, QueryContext, Slices } from '#domain/kernel/query.ts'
import type { Scope } from '#domain/kernel/scope.ts'
import type { State } from '#domain/kernel/state.ts'
import { isRefusal, type Refusal, refuse } from '#domain/refusals.ts'
import { threadTime } from '../thread-time.ts'
import type { Host } from './host.ts'

/** Of an answer in slices: nobody notices so many ms of the one thread. */
const SLICE_MS = 5

const nothing: Compared = { differences: [], counts: {} }

/**
 * Answers a query for a member: may they see what it reads, is what it needs at hand, then the answer. `input` is
 * parsed. What they may not see is answered like what is not there.
 */
export async function ask(
  host: Host,
  query: Query,
  input: unknown,
  actor: string,
  mayBeNarrower = true,
): Promise<{ answer: unknown; seq: number } | Refusal> {
  const { storage, workspace, model } = host
  const readable = await host.read((state, seq) => {
    const visible = model.rights.scopesOf(state, actor)
    const scopes = query.reads(state, input, visible)
    if (isRefusal(scopes)) return scopes
    const hidden = scopes.some((scope) => !visible.includes(scope))
    return hidden || scopes.length === 0 ? refuse('not-found', aboutOf(input)) : { scopes, seq }
  })
  if (isRefusal(readable)) return readable
  const { scopes, seq } = readable as { scopes: readonly Scope[]; seq: number }
  const seqs = new Map<string, number>()
  const documents = new Map<string, string>()
  let log: readonly Commit[] = []
  let logGoesOn = false
  let compared = nothing
  const context: QueryContext = {
    model,
    actor,
    seq,
    scopes,
    maySee: (scope) => model.rights.maySee(host.state, actor, scope),
    get log() {
      return log
    },
    get logGoesOn() {
      return logGoesOn
    },
    get compared() {
      return compared
    },
    seqAt: (moment) => seqs.get(moment),
    document: (id) => documents.get(id),
  }
  const moments = query.needs?.(input, context, host.state).moments ?? []
  for (const moment of moments) seqs.set(moment, await storage.seqAt(workspace, moment))
  const needs = query.needs?.(input, context, host.state) ?? {}
  if (needs.log) {
    const { after: _, ...asked } = needs.log
    log = await storage.commits(workspace, { ...needs.log, scopes })
    // Steps that changed much make a page a short one, so its length does not tell.
    const before = log.reduce((oldest, { seq }) => Math.min(oldest, seq), Number.MAX_SAFE_INTEGER)
    if (log.length > 0)
      logGoesOn = (await storage.commits(workspace, { ...asked, scopes, before, limit: 1 })).length > 0
  }
  if (needs.compare) {
    const { from, to, limit } = needs.compare
    compared = await storage.compare(workspace, scopes, from, to, limit)
  }
  for (const { id, scope, text } of await storage.documents(workspace, needs.documents ?? []))
    if (context.maySee(scope)) documents.set(id, text)
  // A role may have been taken away while the log was read, or between two slices.
  const hidden = (state: State) =>
    scopes.every((scope) => model.rights.maySee(state, actor, scope))
      ? null
      : refuse('not-found', aboutOf(input))
  const begun = await host.read((state, now) => {
    const refusal = hidden(state)
    if (refusal) return refusal
    const spent = threadTime()
    const given = query.answer(state, input, context)
    const answering = isSlices(given) ? goOn(given) : { given }
    host.worked(actor, spent())
    return { answering, seq: now }
  })
  if (isRefusal(begun)) return mayBeNarrower ? askAgain() : begun
  let { answering } = begun as { answering: Answering; seq: number }
  const isLong = 'slices' in answering
  while ('slices' in answering) {
    await host.turn(actor)
    const spent = threadTime()
    answering = goOn(answering.slices)
    host.worked(actor, spent())
  }
  if (isLong && (await host.read(hidden)))
    return mayBeNarrower ? askAgain() : refuse('not-found', aboutOf(input))
  const { given } = answering
  return isRefusal(given) ? given : { answer: given, seq: (begun as { seq: number }).seq }

  /** A product among many may have gone meanwhile, or a role in it: the others are still theirs to read. */
  function askAgain(): Promise<{ answer: unknown; seq: number } | Refusal> {
    return ask(host, query, input, actor, false)
  }
}

type Answering = { slices: Slices<unknown> } | { given: unknown }

function isSlices(given: unknown): given is Slices<unknown> {
  return typeof (given as { next?: unknown } | null)?.next === 'function'
}

/** Goes on with an answer for as long as nobody notices. */
function goOn(slices: Slices<unknown>): Answering {
  const spent = threadTime()
  for (;;) {
    const { done, value } = slices.next()
    if (done) return { given: value }
    if (spent() > SLICE_MS) return { slices }
  }
}

/** What a query that names nothing here says; of what may not be seen it must be the same. */
function aboutOf(input: unknown): { kind: string; id: string } {
  const { product, record, id } = (input ?? {}) as { [field: string]: unknown }
  if (typeof product === 'string') return { kind: 'product', id: product }
  const named = record ?? id
  return { kind: 'record', id: typeof named === 'string' ? named : '' }
}
