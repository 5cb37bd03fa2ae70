import type { ImportChoices } from '#protocol/import-choices.ts'
import type {
  ImportApplied,
  ImportLine,
  ImportProgress,
  ImportReport,
  ImportStanding,
} from '#protocol/import-report.ts'
import { type Problem, problemOf } from '#web/store/problem-of.ts'
import { importPageWords as say } from '#words/import-page.ts'

/** What the person chose, dropped or pasted; kept until it is imported, so that nothing has to be chosen twice. */
export interface ChosenFile {
  name: string
  blob: Blob
  /** it was a file with a name, rather than lines that were typed or pasted */
  isFile: boolean
}

/** The server's no, or that it could not be asked. */
export type Trouble = Problem

export type Answer<T> = { ok: T } | { trouble: Trouble }

/** The code of a trouble that has nothing to do with the file: asking again may help. */
export const AWAY = 'away'
/** The server keeps what it read for half an hour, and not over a restart. */
export const FORGOTTEN = 'no-such-import'

const away = (): Trouble => ({ code: AWAY, sentence: say('away') })

/** Sends the file for a dry run. Rejects only when given up. */
export async function readFile(
  product: string | null,
  file: ChosenFile,
  { newProduct, product: other, ...choices }: ImportChoices,
  signal: AbortSignal,
): Promise<Answer<ImportReport>> {
  const query = new URLSearchParams({ name: file.name })
  const goes = other ?? product
  if (goes !== null) query.set('product', goes)
  if (newProduct) query.set('choices', JSON.stringify({ newProduct }))
  const answer = await ask<ImportReport>(`/api/v1/imports?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file.blob,
    signal,
  })
  // They may be more than an address holds; they are there only when the server has forgotten the file.
  if (!('ok' in answer) || Object.keys(choices).length === 0) return answer
  return readAgain(answer.ok.import, { newProduct, ...choices }, signal)
}

/** Has the file that the server keeps read in another way. */
export function readAgain(
  handle: string,
  choices: ImportChoices,
  signal: AbortSignal,
): Promise<Answer<ImportReport>> {
  return ask(`/api/v1/imports/${handle}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(choices),
    signal,
  })
}

/** How an import stands that this page lost sight of. */
export function standing(handle: string): Promise<Answer<ImportStanding>> {
  return ask(`/api/v1/imports/${handle}`, {})
}

/**
 * Imports what was read, and tells how far it is. Answers null when the line broke or was given up: `standing`
 * says what came of it.
 */
export async function apply(
  handle: string,
  signal: AbortSignal,
  tell: (line: ImportProgress) => void,
): Promise<Answer<ImportApplied> | null> {
  try {
    const response = await fetch(`/api/v1/imports/${handle}/apply`, { method: 'POST', signal })
    if (!response.ok || !response.body) return { trouble: await problemOf(response) }
    for await (const line of linesOf(response.body)) {
      const said = JSON.parse(line) as ImportLine
      if (said.phase === 'done') return { ok: said }
      if (said.phase === 'refused') return { trouble: { code: said.code, sentence: said.detail } }
      if (said.phase === 'fault') return { trouble: { code: 'fault', sentence: said.detail } }
      if (said.phase !== 'cancelled') tell(said)
    }
  } catch (error) {
    if (!(error instanceof TypeError) && !signal.aborted) throw error
  }
  return null
}

export async function example(): Promise<Answer<ChosenFile>> {
  try {
    const response = await fetch('/api/v1/examples/g14-datahub.txt')
    if (!response.ok) return { trouble: await problemOf(response) }
    return { ok: { name: 'g14-datahub.txt', blob: await response.blob(), isFile: true } }
  } catch {
    return { trouble: away() }
  }
}

/** Takes a commit back that this page has not seen, and so cannot decide on itself. */
export async function revert(commit: string): Promise<Answer<unknown>> {
  return ask('/api/v1/commands/revert-commit', {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: 'return=minimal' },
    body: JSON.stringify({ commit }),
  })
}

async function ask<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const response = await fetch(path, init)
    if (!response.ok) return { trouble: await problemOf(response) }
    return { ok: (await response.json()) as T }
  } catch (error) {
    if (init.signal?.aborted) throw error
    return { trouble: away() }
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as never)
    .getReader() as ReadableStreamDefaultReader<string>
  let rest = ''
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const lines = (rest + piece.value).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
