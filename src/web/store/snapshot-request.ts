import type { Visit } from './visit.ts'

/** Nobody is signed in (any more). */
export class SignedOut extends Error {}

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

async function get(path: string): Promise<Response> {
  const response = await (takeEarly(path) ?? fetch(path))
  if (response.status === 401) throw new SignedOut()
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}`)
  return response
}

/** Who is signed in. The server renews the session on the way. @throws SignedOut, or Error when it is away. */
export async function requestVisit(): Promise<Visit> {
  const response = await get('/api/v1/me')
  const { member, workspace } = (await response.json()) as {
    member: { id: string }
    workspace: { id: string }
  }
  return { member: member.id, workspace: workspace.id }
}

/** The snapshot's text and its seq. @throws SignedOut, or Error when the server is away. */
export async function requestSnapshot(): Promise<{ seq: number; blob: Blob }> {
  const response = await get('/api/v1/snapshot')
  return { seq: Number(response.headers.get('x-seq')), blob: await response.blob() }
}
