import { refusalWords } from '#words/refusals.ts'

/** A value: the product says no. Travels unchanged to every door; its sentence stands in the words of its code. */
export interface Refusal {
  code: RefusalCode
  about: { readonly [name: string]: string | number | null }
}

type About = Refusal['about']

interface Entry {
  /** HTTP status of the refusal at the REST door */
  status: 400 | 403 | 404 | 409 | 413 | 422
  /** exit code of the command line: 1 error, 2 usage, 3 not found, 4 conflict, 5 not allowed */
  exit: 1 | 2 | 3 | 4 | 5
}

const table = {
  malformed: { status: 422, exit: 2 },
  'unknown-command': { status: 404, exit: 2 },
  'not-allowed': { status: 403, exit: 5 },
  'last-administrator': { status: 409, exit: 4 },
  'needs-owner': { status: 409, exit: 4 },
  'owns-product': { status: 409, exit: 4 },
  'removed-member': { status: 409, exit: 4 },
  'role-given': { status: 409, exit: 4 },
  used: { status: 409, exit: 4 },
  'step-under-way': { status: 409, exit: 4 },
  'step-taken-back': { status: 409, exit: 4 },
  'not-at-hand': { status: 409, exit: 4 },
  'text-overlap': { status: 409, exit: 4 },
  'not-found': { status: 404, exit: 3 },
  'id-taken': { status: 409, exit: 4 },
  'key-taken': { status: 409, exit: 4 },
  'name-taken': { status: 409, exit: 4 },
  'other-product': { status: 422, exit: 2 },
  'sixth-feature': { status: 409, exit: 4 },
  'not-next': { status: 409, exit: 4 },
  'own-parent': { status: 422, exit: 2 },
  'own-neighbour': { status: 422, exit: 2 },
  'target-order': { status: 422, exit: 2 },
  'no-such-commit': { status: 404, exit: 3 },
  'step-ahead': { status: 422, exit: 2 },
  'changed-since': { status: 409, exit: 4 },
  'used-since': { status: 409, exit: 4 },
  'missing-since': { status: 409, exit: 4 },
  'gone-since': { status: 409, exit: 4 },
  'suggestion-refused': { status: 409, exit: 4 },
  'suggestion-stale': { status: 409, exit: 4 },
  'nothing-ticked': { status: 409, exit: 4 },
  'not-proposable': { status: 422, exit: 2 },
  'proposal-open': { status: 409, exit: 4 },
  'proposal-too-large': { status: 413, exit: 2 },
  'empty-batch': { status: 422, exit: 2 },
  'too-large': { status: 413, exit: 2 },
  'too-costly': { status: 413, exit: 2 },
} as const satisfies { [code: string]: Entry }

export type RefusalCode = keyof typeof table
export const refusalCodes = Object.keys(table) as RefusalCode[]

export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(table, code)
}

/**
 * Whether a page may believe this refusal of its own: what is not there, for a page that holds a part of the whole,
 * may be there for the server.
 */
export function isForeseeable(code: RefusalCode): boolean {
  return code !== 'not-found' && code !== 'no-such-commit' && code !== 'not-at-hand'
}

export function refuse(code: RefusalCode, about: About = {}): Refusal {
  return { code, about }
}

export function isRefusal(value: unknown): value is Refusal {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    'code' in value &&
    'about' in value
  )
}

/** The sentence every door shows. */
export function sentence({ code, about }: Refusal): string {
  return refusalWords(
    code,
    Object.fromEntries(Object.entries(about).map(([name, of]) => [name, of ?? 'null'])),
  )
}

export function refusalStatus(code: RefusalCode): Entry['status'] {
  return table[code].status
}

export function refusalExit(code: RefusalCode): Entry['exit'] {
  return table[code].exit
}
