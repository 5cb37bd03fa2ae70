/** A value: the product says no. Travels unchanged to every door; its sentence stands here and nowhere else. */
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
  /** what is wrong, why, and what to do */
  say(about: About): string
}

const table = {
  malformed: { status: 422, exit: 2, say: (a) => `${a.field ?? 'Input'}: ${a.reason}.` },
  'unknown-command': {
    status: 404,
    exit: 2,
    say: (a) => `There is no command "${a.name}". Check its spelling, or reload to get the newest program.`,
  },
  'not-allowed': {
    status: 403,
    exit: 5,
    say: (a) =>
      a.needs === 'system'
        ? 'Only the server itself does this, when somebody signs up or a workspace is made. There is nothing to do here.'
        : `This needs the role ${a.needs}. The product owner can give it to you.`,
  },
  'last-administrator': {
    status: 409,
    exit: 4,
    say: (a) => `${a.name} is the only administrator; make somebody else one first.`,
  },
  'needs-owner': {
    status: 409,
    exit: 4,
    say: (a) =>
      a.name
        ? `${a.name} owns "${a.product}", and a product has one accountable owner. Hand it over first.`
        : `"${a.product}" needs one accountable owner. Name somebody.`,
  },
  'owns-product': {
    status: 409,
    exit: 4,
    say: (a) => `${a.name} owns "${a.product}". Hand it over to somebody else first.`,
  },
  'removed-member': {
    status: 409,
    exit: 4,
    say: (a) => `${a.name} was removed from this workspace. Take them back first.`,
  },
  'role-given': {
    status: 409,
    exit: 4,
    say: () => 'This person has a role in the product already. Change that one.',
  },
  used: {
    status: 409,
    exit: 4,
    say: (a) => `"${a.by}" needs "${a.what}". Detach that first.`,
  },
  'not-at-hand': {
    status: 409,
    exit: 4,
    say: () => 'The text has moved on. Reload to see what it is now.',
  },
  'text-overlap': {
    status: 409,
    exit: 4,
    say: () =>
      'Somebody changed the same words meanwhile. Both texts are kept: read theirs, and say which it shall be.',
  },
  'not-found': {
    status: 404,
    exit: 3,
    say: (a) => `That ${a.kind} is not here. It may have been deleted; undo or pick another.`,
  },
  'id-taken': {
    status: 409,
    exit: 4,
    say: (a) => `The id ${a.id} is in use by another ${a.kind}. Send a new one.`,
  },
  'key-taken': {
    status: 409,
    exit: 4,
    say: (a) => `The key ${a.key} belongs to another product. Choose another key.`,
  },
  'other-product': {
    status: 422,
    exit: 2,
    say: (a) => `That ${a.kind} belongs to another product. Choose one of this product.`,
  },
  'sixth-feature': {
    status: 409,
    exit: 4,
    say: (a) =>
      `"${a.release}" has ${a.count} features already; three to five keep a goal in focus. Say why this goal needs one more, or move a feature to a later release.`,
  },
  'not-next': {
    status: 409,
    exit: 4,
    say: (a) =>
      `"${a.release}" is not the next release; the backlog follows "${a.next}" first. Say why this one comes before it, or derive "${a.next}".`,
  },
  'own-parent': {
    status: 422,
    exit: 2,
    say: () => 'An item cannot stand beneath itself. Choose another parent.',
  },
  'own-neighbour': {
    status: 422,
    exit: 2,
    say: () => 'Nothing can be placed after itself. Choose another neighbour.',
  },
  'target-order': {
    status: 422,
    exit: 2,
    say: () => 'The upper end of the target range is below its lower end. Swap them or leave one empty.',
  },
  'no-such-commit': {
    status: 404,
    exit: 3,
    say: () => 'That step is not in the history, so there is nothing to undo. Reload to see what is.',
  },
  'changed-since': {
    status: 409,
    exit: 4,
    say: (a) => `"${a.what}" was changed since, so undoing would lose somebody's work. Change it by hand.`,
  },
  'used-since': {
    status: 409,
    exit: 4,
    say: (a) => `"${a.by}" has come to use "${a.what}", so it cannot be taken back. Detach that first.`,
  },
  'missing-since': {
    status: 409,
    exit: 4,
    say: (a) => `What "${a.what}" belongs to is gone, so it cannot come back. Undo that deletion first.`,
  },
  'empty-batch': {
    status: 422,
    exit: 2,
    say: () => 'There is nothing to do: the list of commands is empty. Send at least one.',
  },
  'too-large': {
    status: 413,
    exit: 2,
    say: (a) => `${a.what} has ${a.count}, more than the ${a.most} that fit in one step. Split it.`,
  },
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
export function sentence(refusal: Refusal): string {
  return table[refusal.code].say(refusal.about)
}

export function refusalStatus(code: RefusalCode): Entry['status'] {
  return table[code].status
}

export function refusalExit(code: RefusalCode): Entry['exit'] {
  return table[code].exit
}
