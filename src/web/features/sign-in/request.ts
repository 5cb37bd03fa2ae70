import { type Problem, problemOf } from '#web/store/problem-of.ts'
import { signInWords } from '#words/sign-in.ts'

/** Posts JSON to a door outside the store; answers null on success, else what is wrong. */
export async function post(path: string, body: unknown): Promise<Problem | null> {
  let response: Response
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    return { code: 'away', sentence: signInWords('away') }
  }
  return response.ok ? null : await problemOf(response)
}

/** Whether the server is somebody's; null where it is away, or the answer is not ours: the form says so when it is sent. */
export async function whetherClaimed(signal: AbortSignal): Promise<boolean | null> {
  try {
    const response = await fetch('/api/v1/sign-in', { signal })
    return response.ok ? ((await response.json()) as { claimed: boolean }).claimed : null
  } catch {
    return null
  }
}
