import type { z } from 'zod'
import { malformed } from '#domain/kernel/malformed.ts'
import { kinds } from '#domain/kinds.ts'
import { type Refusal, refusalStatus, sentence } from '#domain/refusals.ts'
import { titleOf } from '#protocol/title-of.ts'
import { accountsWords } from '#words/accounts.ts'
import { healthWords } from '#words/health.ts'
import { problemWords } from '#words/problems.ts'
import { signInWords } from '#words/sign-in.ts'

/** What a door itself has to say no to; what the product says no to is a Refusal. */
const table = {
  'signed-out': { status: 401, say: () => problemWords('signed-out') },
  'wrong-sign-in': { status: 401, say: () => problemWords('wrong-sign-in') },
  'wrong-code': { status: 403, say: () => problemWords('wrong-code') },
  claimed: { status: 409, say: () => signInWords('used') },
  'too-many': { status: 429, say: (seconds) => problemWords('too-many', { seconds }) },
  'too-fast': { status: 429, say: (seconds) => problemWords('too-fast', { seconds }) },
  'too-much-at-once': { status: 429, say: (seconds) => problemWords('too-much-at-once', { seconds }) },
  'foreign-host': { status: 421, say: (host) => problemWords('foreign-host', { host }) },
  busy: { status: 503, say: (seconds) => accountsWords('busy', { seconds }) },
  'wrong-password': { status: 403, say: () => accountsWords('wrongPassword') },
  'bad-link': { status: 403, say: () => accountsWords('badLink') },
  'nothing-new': { status: 409, say: () => accountsWords('nothingNew') },
  'nothing-given': { status: 422, say: () => accountsWords('nothingGiven') },
  'no-account': { status: 409, say: () => accountsWords('noAccount') },
  'no-invitation': { status: 404, say: () => accountsWords('noInvitation') },
  'no-session': { status: 404, say: () => accountsWords('noSession') },
  'cross-site': { status: 403, say: () => problemWords('cross-site') },
  'owner-only': { status: 403, say: () => problemWords('owner-only') },
  'no-such-route': { status: 404, say: (address) => problemWords('no-such-route', { address }) },
  'no-such-kind': {
    status: 404,
    say: (address) => problemWords('no-such-kind', { address, kinds: Object.keys(kinds).join(', ') }),
  },
  'body-too-large': { status: 413, say: (most) => problemWords('body-too-large', { most }) },
  'not-json': { status: 400, say: () => problemWords('not-json') },
  'deep-json': { status: 422, say: (most) => problemWords('deep-json', { most }) },
  'file-too-large': { status: 413, say: (most) => problemWords('file-too-large', { most }) },
  // What could not be read is said by the one who tried.
  'unreadable-file': { status: 422, say: (sentence) => String(sentence) },
  'unknown-column': { status: 422, say: (sentence) => String(sentence) },
  'no-such-import': { status: 404, say: () => problemWords('no-such-import') },
  'import-applied': { status: 409, say: () => problemWords('import-applied') },
  // What kept it from being made is said by the one who tried.
  'no-backup': { status: 503, say: (sentence) => String(sentence) },
  unwell: { status: 503, say: (trouble) => healthWords(trouble as 'full') },
  fault: { status: 500, say: (fault) => problemWords('fault', { fault }) },
} as const satisfies {
  [code: string]: { status: number; say(about: string | number): string }
}

export type ProblemCode = keyof typeof table

interface Extra {
  headers?: Record<string, string>
  /** further members of the document */
  more?: Record<string, unknown>
}

/** An RFC 9457 answer for what a door says no to. */
export function problem(code: ProblemCode, about: string | number = '', extra: Extra = {}): Response {
  const { status, say } = table[code]
  return document(code, status, say(about), extra)
}

/** An RFC 9457 answer for what the product says no to, in the words that every door uses. */
export function refusalProblem(
  refusal: Refusal,
  at: number | null = null,
  errors: FieldError[] = [],
): Response {
  const { code, about } = refusal
  const more = {
    about,
    ...(at === null ? {} : { at }),
    errors: errors.length > 0 ? errors : errorsOf(refusal, at),
  }
  return document(code, refusalStatus(code), sentence(refusal), { more })
}

export interface FieldError {
  field: string | null
  reason: string
}

/** For a body that does not fit its schema. */
export function malformedProblem(error: z.ZodError): Response {
  const errors = error.issues.map(({ path, message }) => ({ field: path.join('.') || null, reason: message }))
  return refusalProblem(malformed(error), null, errors)
}

function errorsOf({ code, about }: Refusal, at: number | null): object[] {
  if (code !== 'malformed') return []
  return [{ field: about.field ?? null, reason: about.reason, ...(at === null ? {} : { at }) }]
}

function document(code: string, status: number, detail: string, { headers, more }: Extra): Response {
  const body = {
    type: `urn:throughline:problem:${code}`,
    title: titleOf(code),
    status,
    detail,
    code,
    ...more,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}
