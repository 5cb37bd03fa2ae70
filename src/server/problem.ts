import type { z } from 'zod'
import { capital } from '#base/text/capital.ts'
import { malformed } from '#domain/kernel/malformed.ts'
import { type Refusal, refusalStatus, sentence } from '#domain/refusals.ts'
import { accountsWords } from '#words/accounts.ts'

/** What a door itself has to say no to; what the product says no to is a Refusal. */
const table = {
  'signed-out': { status: 401, say: () => 'You are not signed in. Sign in and try again.' },
  'wrong-sign-in': {
    status: 401,
    say: () => 'That name and password do not belong together. Check both and try again.',
  },
  'wrong-code': {
    status: 403,
    say: () => 'This link is not valid here. Open the one that the terminal printed when the server started.',
  },
  claimed: { status: 409, say: () => 'This link has been used. Sign in with your name and password.' },
  'too-many': { status: 429, say: (n) => `Too many attempts. Try again in ${n} seconds.` },
  busy: { status: 503, say: (seconds) => accountsWords('busy', { seconds }) },
  'wrong-password': { status: 403, say: () => accountsWords('wrongPassword') },
  'no-session': { status: 404, say: () => accountsWords('noSession') },
  'cross-site': {
    status: 403,
    say: () =>
      'This request did not come from this site, so it was not carried out. If it should have, set PUBLIC_URL to the address that people type.',
  },
  'owner-only': { status: 403, say: () => 'Only an owner may do this.' },
  'no-such-route': { status: 404, say: (what) => `There is nothing at ${what}.` },
  'body-too-large': {
    status: 413,
    say: (most) => `The request is larger than ${most}. Send less at a time.`,
  },
  'not-json': { status: 400, say: () => 'The request is not JSON. Send a JSON body.' },
  'file-too-large': {
    status: 413,
    say: (most) =>
      `The file is larger than the ${most} MB that an import takes. Split it and import the parts.`,
  },
  'unreadable-file': { status: 422, say: (why) => String(why) },
  'no-such-import': {
    status: 404,
    say: () => 'What was read of this file is no longer kept. Choose the file again.',
  },
  'import-applied': {
    status: 409,
    say: () => 'This import has been applied. Choose the file again to import it once more.',
  },
  fault: {
    status: 500,
    say: (id) => `Something went wrong on the server; it is in its log as ${id}. Try again.`,
  },
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
    title: capital(code.replaceAll('-', ' ')),
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
