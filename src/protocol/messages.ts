import { z } from 'zod'
import type { Commit } from '#domain/kernel/commit.ts'
import type { Refusal } from '#domain/refusals.ts'
import { refusalParts } from '#words/refusals.ts'

/** Raised when an old page could misread a message; such a page is told to reload. */
export const protocolVersion = 1

/** Most commands that fit in one batch; an import of 100,000 items is one. */
export const mostCommands = 200_000

export const commandCall = z.object({ name: z.string().max(100), input: z.unknown() })

/** A batch as a caller proposes it. The id makes it happen at most once, however often it is sent. */
export const batch = z.object({
  id: z.string().regex(/^[0-9A-Za-z_-]{8,64}$/, { error: () => refusalParts('batchId') }),
  commands: z.array(commandCall).max(mostCommands),
  note: z.string().max(2000).nullable().default(null),
})
export type Batch = z.output<typeof batch>

/** Page to server, JSON text frames over the socket at /live. */
export const fromPage = z.discriminatedUnion('type', [
  /** first message: which workspace, and the last seq the page has applied */
  z.object({ type: z.literal('hello'), version: z.number(), workspace: z.string(), since: z.int().min(0) }),
  z.object({ type: z.literal('run'), batch }),
  z.object({ type: z.literal('ping') }),
])
export type FromPage = z.input<typeof fromPage>

/** Server to page. */
export type FromServer =
  /** the page is current up to `seq` once the commits before this message are applied; `member` is who it is */
  | { type: 'welcome'; seq: number; member: string }
  /** in seq order, without gaps; a page's own commits settle its pending batches by id */
  | { type: 'commits'; commits: Commit[] }
  /** a batch was refused; `at` is the place of the refused command */
  | { type: 'refused'; id: string; refusal: Refusal; at: number }
  /** a batch seen before: its commit is `seq`, which the page has or will get */
  | { type: 'settled'; id: string; seq: number }
  /** the batch failed for a reason that is not the person's; nothing was written, it may be sent again */
  | { type: 'fault'; id: string | null; fault: string }
  /** too far behind to catch up from the log: fetch a snapshot, then say hello again */
  | { type: 'stale' }
  /** the page speaks another protocol version: reload */
  | { type: 'outdated' }
  /** signed out or removed: nothing more will come */
  | { type: 'closed'; reason: string }
  | { type: 'pong' }
