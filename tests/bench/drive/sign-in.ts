import type { ServerProcess } from './server-process.ts'

export interface SignedIn {
  /** `name=value`, for a cookie header */
  cookie: string
  workspace: string
  member: string
}

const who = { name: 'Person 1', password: 'bench bench bench' }

/** Signs in as the owner; on a store that nobody has claimed, claims it first. */
export async function signInto({ url, claimCode }: ServerProcess): Promise<SignedIn> {
  const path = claimCode ? '/api/v1/claim' : '/api/v1/sign-in'
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(claimCode ? { code: claimCode, ...who } : who),
  })
  if (!answer.ok) throw new Error(`Signing in was answered with ${answer.status}: ${await answer.text()}`)
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return { cookie, ...((await answer.json()) as { workspace: string; member: string }) }
}
