import { problemOf } from '#web/store/problem-of.ts'
import { signInWords } from '#words/sign-in.ts'

/** Posts JSON to a door outside the store; answers null on success, else the sentence to show. */
export async function post(path: string, body: unknown): Promise<string | null> {
  let response: Response
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    return signInWords('away')
  }
  return response.ok ? null : (await problemOf(response)).sentence
}
