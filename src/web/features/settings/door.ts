import { type Problem, problemOf } from '#web/store/problem-of.ts'
import { peopleWords } from '#words/people.ts'

export type Answered<T> = { ok: true; body: T } | ({ ok: false } & Problem)

/** Asks a door beside the store, which is for what no replica holds: accounts, sessions and links. */
export async function askDoor<T = null>(method: string, path: string, body?: unknown): Promise<Answered<T>> {
  let response: Response
  try {
    response = await fetch(`/api/v1/${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
  } catch {
    return { ok: false, sentence: peopleWords('unreachable'), code: 'away' }
  }
  if (!response.ok) return { ok: false, ...(await problemOf(response)) }
  return { ok: true, body: response.status === 204 ? (null as T) : ((await response.json()) as T) }
}
