import type { Scope } from '#domain/kernel/scope.ts'
import type { OwnCommit } from '#protocol/own-commits.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'
import type { ScopeContent } from './page-state.ts'
import { problemOf } from './problem-of.ts'

/** Nobody is signed in (any more). */
export class SignedOut extends Error {}

/** The server says no; its sentence is the message. Asked again it would say the same. */
export class Declined extends Error {}

/** Why an answer is not here: the server said so, in a sentence, or it could not be asked. */
export type Trouble = { declined: string } | { away: true }

export function troubleOf(error: unknown): Trouble {
  return error instanceof Declined ? { declined: error.message } : { away: true }
}

declare global {
  interface Window {
    /** answers under way since before this script was there, by path; see public/early.js */
    early?: { [path: string]: Promise<Response> }
  }
}

/** An answer asked for ahead of time serves once: whoever asks again wants news. */
function takeEarly(path: string): Promise<Response> | undefined {
  const answer = window.early?.[path]
  if (window.early) delete window.early[path]
  return answer
}

/** What the server has understood and will not do: asked again it says the same. */
const declining = [400, 403, 409, 413, 422]

/** The answer; null when there is nothing for this person. @throws SignedOut, Declined, or Error when the server is away */
async function get(path: string): Promise<Response | null> {
  const response = await (takeEarly(path) ?? fetch(path))
  if (response.status === 401) throw new SignedOut()
  if (response.status === 404) return null
  if (declining.includes(response.status)) throw new Declined((await problemOf(response)).sentence)
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}`)
  return response
}

/** Who is signed in where, and what they may have. */
export interface Me {
  member: string
  workspace: string
  epoch: string
  scopes: Scope[]
}

/** Who is signed in. The server renews the session on the way. @throws SignedOut, or Error when it is away. */
export async function requestMe(): Promise<Me> {
  const response = await get('/api/v1/me')
  if (!response) throw new Error('The server does not say who this is')
  const { member, workspace, epoch, scopes } = (await response.json()) as {
    member: { id: string }
    workspace: { id: string }
    epoch: string
    scopes: Scope[]
  }
  return { member: member.id, workspace: workspace.id, epoch, scopes }
}

export interface FetchedScope extends ScopeContent {
  scope: Scope
  epoch: string
  blob: Blob
}

/**
 * A scope's snapshot; `name` is the scope, with a product's key in place of its id where only that is known. Null
 * when it may not be seen. @throws SignedOut, or Error when the server is away
 */
export async function requestSnapshot(name: string): Promise<FetchedScope | null> {
  const response = await get(`/api/v1/snapshot?scope=${encodeURIComponent(name)}`)
  if (!response) return null
  const { headers } = response
  const blob = await response.blob()
  return {
    scope: headers.get('x-scope') ?? name,
    seq: Number(headers.get('x-seq')),
    epoch: headers.get('x-epoch') ?? '',
    blob,
    records: decodeSnapshot(await blob.text()).records,
  }
}

/** A long text; null when it is not there, or not for this person. @throws SignedOut, or Error when the server is away */
export async function requestText(id: string): Promise<string | null> {
  const response = await get(`/api/v1/documents/${encodeURIComponent(id)}`)
  return response && ((await response.json()) as { text: string }).text
}

/** One's own newest commits, newest first. @throws SignedOut, or Error when the server is away */
export async function requestOwnCommits(most: number): Promise<OwnCommit[]> {
  const response = await get(`/api/v1/me/commits?limit=${most}`)
  return response ? ((await response.json()) as { commits: OwnCommit[] }).commits : []
}

/** So many ids fit into one address. */
const GONE_AT_ONCE = 100

/** Which of these products are deleted, as far as this person may know. @throws SignedOut, or Error when the server is away */
export async function requestGone(products: readonly string[]): Promise<string[]> {
  const gone: string[] = []
  for (let at = 0; at < products.length; at += GONE_AT_ONCE) {
    const some = products.slice(at, at + GONE_AT_ONCE).join(',')
    const response = await get(`/api/v1/me/gone?products=${encodeURIComponent(some)}`)
    if (response) gone.push(...((await response.json()) as { products: string[] }).products)
  }
  return gone
}

/** What a query answers; null when there is nothing for this person. @throws SignedOut, Declined, or Error when the server is away */
export async function requestAnswer<T>(
  query: string,
  parameters: { readonly [name: string]: string | number | undefined },
): Promise<T | null> {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  const response = await get(`/api/v1/queries/${query}?${text}`)
  return response && ((await response.json()) as T)
}

/** The records of a scope as they were after a step; null when it may not be seen. @throws as above */
export async function requestPast(scope: Scope, seq: number): Promise<ScopeContent['records'] | null> {
  const response = await get(`/api/v1/state-at?scope=${encodeURIComponent(scope)}&moment=${seq}`)
  return response && decodeSnapshot(await response.text()).records
}
