import { storeWords } from '#words/store.ts'

/** The server's no to a request: its sentence is for the person, its code for the program. */
export interface Problem {
  code: string
  sentence: string
  /** the field of what was sent that it is about, where there is one */
  field?: string | undefined
}

/** What an answer that is not `ok` says, whatever it is made of. */
export async function problemOf(response: Response): Promise<Problem> {
  const problem = (await response.json().catch(() => null)) as {
    code?: string
    detail?: string
    about?: { field?: unknown }
  } | null
  return {
    code: problem?.code ?? 'fault',
    sentence: problem?.detail ?? storeWords('answered', { status: response.status }),
    field: typeof problem?.about?.field === 'string' ? problem.about.field : undefined,
  }
}
