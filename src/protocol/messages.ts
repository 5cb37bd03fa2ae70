import { z } from 'zod'
import { noteSchema } from '#domain/kernel/note.ts'
import type { Shortfall } from '#domain/kernel/shortfall.ts'
import type { Refusal } from '#domain/refusals.ts'
import { refusalParts } from '#words/refusals.ts'
import type { WireCommit } from './wire-commit.ts'

/** Raised when the messages below change so that an old page could misread one; such a page is told to reload. */
export const protocolVersion = 2

/** Most commands that fit in one batch. */
export const mostCommands = 200_000

/** Most megabytes of a batch, over REST or in parts over the socket. */
export const mostMegabytes = 24

/** Most megabytes of one message; a page sends what is longer in parts of so many letters of up to three bytes each. */
export const mostMessageMegabytes = 1
export const partLetters = 250_000

const commandCall = z.object({ name: z.string().max(100), input: z.unknown() })

/** A batch as a caller proposes it. The id makes it happen at most once, however often it is sent. */
export const batch = z.object({
  id: z.string().regex(/^[0-9A-Za-z_-]{8,64}$/, { error: () => refusalParts('batchId') }),
  commands: z.array(commandCall).max(mostCommands),
  note: noteSchema.nullable().default(null),
  /** each of its commands stands alone: what can be done is done as one step, and the rest is named */
  alone: z.boolean().optional(),
  /** the schema that its inputs were written under, when it is not this program's */
  schema: z.int().min(1).optional(),
})
export type Batch = z.output<typeof batch>

const scope = z.string().max(120)
/**
 * A scope that the page holds, and the last seq whose changes in it the page has. `turn` comes back with the answer:
 * who leaves a scope and joins it again at once must not take the first answer for the second.
 */
const held = z.object({ scope, since: z.int().min(0), turn: z.int().min(0).optional() })

/** Where somebody is: a screen, and the cell that they edit, in the page's own words. */
export const whereabouts = z.object({
  scope,
  screen: z.string().max(200),
  cell: z.string().max(200).nullable(),
})
export type Whereabouts = z.output<typeof whereabouts>

export interface Presence extends Whereabouts {
  /** one open page; a member may have several */
  visit: string
  member: string
}

/** Page to server, JSON text frames over the socket at /live. */
export const fromPage = z.discriminatedUnion('type', [
  /** first message: which workspace and which life of its log, which scopes the page holds, and which visit this is */
  z.object({
    type: z.literal('hello'),
    protocol: z.number(),
    schema: z.number(),
    workspace: z.string().max(64),
    epoch: z.string().max(64),
    visit: z.string().max(64),
    scopes: z.array(held).max(1_000),
  }),
  /** the page has fetched a snapshot of one more scope and wants to follow it */
  z.object({ type: z.literal('join'), ...held.shape }),
  /** the page no longer holds the scope */
  z.object({ type: z.literal('leave'), scope }),
  z.object({ type: z.literal('run'), batch }),
  /** a part of the text of a `run` that is too long for one message; after the last one it is read as if it had come whole */
  z.object({ type: z.literal('part'), text: z.string(), isLast: z.boolean() }),
  /** where the person is from now on; null when they look at nothing that others see */
  z.object({ type: z.literal('here'), where: whereabouts.nullable() }),
  z.object({ type: z.literal('ping') }),
])
export type FromPage = z.input<typeof fromPage>
export type ReadFromPage = z.output<typeof fromPage>

/** What keeps a server from doing its work; its sentence is in words/health.ts. */
export type Unwell = 'checking' | 'full' | 'failing' | 'damaged' | 'refused'

/** Server to page. */
export type FromServer =
  /** the page is current up to `seq` in all scopes that were `joined`; `member` is who it is, `scopes` what may be had */
  | { type: 'welcome'; seq: number; member: string; scopes: string[] }
  /** every commit after `welcome`, in seq order, without gaps; what the page does not follow is a stub */
  | { type: 'commits'; commits: WireCommit[] }
  /** what the page missed in a scope before it joined it: only commits that touch it */
  | { type: 'missed'; scope: string; commits: WireCommit[]; turn?: number }
  /** the page has the scope as it was at `seq`, and the commits from there on tell of it */
  | { type: 'joined'; scope: string; seq: number; turn?: number }
  /** heavy work in the scope is left out from now on, until the page has joined it again: it may lack records */
  | { type: 'thin'; scope: string }
  /** what the page has of a scope is out of date: fetch a snapshot of it, then join; until then it stays in use */
  | { type: 'stale'; scope: string }
  /** the scope may no longer be seen: forget it, also what is kept of it */
  | { type: 'left'; scope: string }
  /** what may be had has changed */
  | { type: 'scopes'; scopes: string[] }
  /** a batch was refused; `at` is the place of the refused command */
  | { type: 'refused'; id: string; refusal: Refusal; at: number }
  /** a batch is done: its commit is `seq`, which the page has or will get; `short`: what of it did not come about */
  | { type: 'settled'; id: string; seq: number; short?: readonly Shortfall[] }
  /** the batch failed for a reason that is not the person's; nothing was written, it may be sent again */
  | { type: 'fault'; id: string | null; fault: string }
  /** what keeps the server from saving, or null when nothing does any more: until then batches wait in the page */
  | { type: 'unwell'; trouble: Unwell | null }
  /** who is where, of those whose scopes the page follows: news since the last such message */
  | { type: 'present'; here: Presence[]; gone: string[] }
  /** the log has another life than the page knew (a backup was put back): nothing the page holds is certain */
  | { type: 'restored'; epoch: string }
  /** the page speaks another protocol or schema: reload */
  | { type: 'outdated' }
  /** signed out or removed: nothing more will come */
  | { type: 'closed'; reason: string; removed?: boolean }
  | { type: 'pong' }
