import { describe, expect, test } from 'vitest'
import {
  isRefusal,
  type Refusal,
  refusalCodes,
  refusalExit,
  refusalStatus,
  refuse,
  sentence,
} from './refusals.ts'

/** Each code with what commands say it is about. */
const samples: { [code in Refusal['code']]: Refusal['about'] } = {
  malformed: { field: 'title', reason: 'Title is empty. Type at least one character' },
  'unknown-command': { name: 'rank-itme' },
  'not-allowed': { needs: 'owner or team' },
  'last-administrator': { name: 'Olivia' },
  'needs-owner': { name: 'Olivia', product: 'Trailmix' },
  'owns-product': { name: 'Olivia', product: 'Trailmix' },
  'removed-member': { name: 'Theo' },
  'role-given': {},
  used: { what: 'Olivia', by: 'Trailmix' },
  'not-at-hand': {},
  'too-costly': { done: 12, of: 2_000 },
  'text-overlap': {},
  'changed-meanwhile': {
    field: 'Title',
    was: 'Sign in',
    is: 'Log in',
    typed: 'Enter',
    by: 'Theo',
    self: null,
  },
  'place-gone': { kind: 'item', name: 'Bravo' },
  'tie-gone': { kind: 'feature', field: 'feature', name: 'Search' },
  untold: {},
  'released-stays': { release: 'Spring' },
  'not-found': { kind: 'item', id: 'itm_00000001' },
  'id-taken': { kind: 'item', id: 'itm_00000001' },
  'key-taken': { key: 'TRL' },
  'name-taken': { name: 'Olivia' },
  'other-product': { kind: 'feature' },
  'sixth-feature': { release: 'Spring', count: 5 },
  'not-next': { release: 'Summer', next: 'Spring' },
  'own-parent': {},
  'own-neighbour': {},
  'target-order': {},
  'no-such-commit': {},
  'step-ahead': { field: 'from', step: 9999, newest: 12 },
  'changed-since': { what: 'Sign in' },
  'set-since': { what: 'Sign in', field: 'Title' },
  'value-gone': { what: 'Sign in', field: 'Feature' },
  'used-since': { what: 'Digest', by: 'Sign in' },
  'missing-since': { what: 'Trail search' },
  'gone-since': { what: 'Trail search' },
  'step-under-way': { what: 'items.csv' },
  'step-taken-back': { what: 'items.csv' },
  'suggestion-refused': { what: 'Epic', why: 'An item cannot stand beneath itself.' },
  'suggestion-stale': { what: 'Epic', why: 'Title of "Epic" was rewritten.' },
  'nothing-ticked': {},
  'not-proposable': {},
  'proposal-open': { title: 'Reviews' },
  'proposal-too-large': { what: 'suggestions', count: 501, most: 500 },
  'empty-batch': {},
  'too-large': { what: 'This step', count: 300_000, most: 200_000 },
}

describe('a refusal', () => {
  test.each(refusalCodes.map((code) => [code] as const))('"%s" is told in plain sentences', (code) => {
    const text = sentence(refuse(code, samples[code]))
    expect(text).toMatch(/^[A-Z"“t].*[.]$/)
    // Nothing that a person could not have typed: no holes, no codes, no ids but those asked about.
    expect(text).not.toMatch(/undefined|null|NaN|\[object|\.\.|\s\s/)
    for (const value of Object.values(samples[code])) {
      if (typeof value === 'string' && !value.startsWith('itm_')) expect(text).toContain(value)
    }
  })

  test.each(refusalCodes.filter((code) => code !== 'malformed').map((code) => [code] as const))(
    '"%s" ends with what to do',
    (code) => {
      // What is wrong and why, then the way out: a part of its own.
      expect(sentence(refuse(code, samples[code])).split(/(?<=[.;:,]) /).length).toBeGreaterThan(1)
    },
  )

  test('has a status and an exit code that say the same', () => {
    // A command that is not there is a missing address on the web and a slip of the keyboard in a terminal.
    for (const code of refusalCodes.filter((code) => code !== 'unknown-command')) {
      const status = refusalStatus(code)
      const exit = refusalExit(code)
      expect({ 400: 2, 403: 5, 404: 3, 409: 4, 413: 2, 422: 2 }[status], code).toBe(exit)
    }
  })

  test('tells the server’s own work from a missing role', () => {
    expect(sentence(refuse('not-allowed', { needs: 'system' }))).toContain('server itself')
    expect(sentence(refuse('not-allowed', { needs: 'owner' }))).toContain('the role owner')
  })

  test('is told from changes and records', () => {
    expect(isRefusal(refuse('own-parent'))).toBe(true)
    for (const value of [null, undefined, [], 'own-parent', { code: 'x' }, { about: {} }]) {
      expect(isRefusal(value)).toBe(false)
    }
  })
})
