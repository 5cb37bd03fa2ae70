import { storeWords } from '#words/store.ts'

/** The server's no to a request: its sentence is for the person, its code for the program. */
export interface Problem {
  code: string
  sentence: string
}

/** What an answer that is not `ok` says, whatever it is made of. */
export async function problemOf(response: Response): Promise<Problem> {
  const problem = (await response.json().catch(() => null)) as { code?: string; detail?: string } | null
  return {
    code: problem?.code ?? 'fault',
    sentence: problem?.detail ?? storeWords('answered', { status: response.status }),
  }
}
