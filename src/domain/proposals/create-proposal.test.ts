import { describe, expect, test } from 'vitest'
import { proposal, proposalInput, suggested, suggestions } from '#tests/support/proposal.ts'
import {
  items,
  missing,
  other,
  others,
  owner,
  releases,
  sampleWorkspace,
  team,
  trailmix,
  viewer,
} from '#tests/support/sample-workspace.ts'
import { mostInput, mostSuggestions } from './create-proposal.ts'
import { suggestionsOf } from './suggestion.ts'

const only = (command: string, input: object) =>
  proposalInput({ suggestions: [suggested(command, input, 'It')] })

describe('create-proposal', () => {
  test('keeps each command with its reason, ticked, and does none of them', () => {
    const { act, state, get } = sampleWorkspace()
    const commit = act('create-proposal', proposalInput({ release: releases[0] }), team)
    expect(commit.changes.map(({ kind }) => kind)).toEqual([
      'proposal',
      ...suggestions.map(() => 'suggestion'),
    ])
    expect(get('proposal', proposal)).toMatchObject({ by: team, seq: 12, release: releases[0] })
    const all = suggestionsOf(state, proposal)
    expect(all.map(({ what }) => what)).toEqual(
      ['The epic', 'The story', 'The defect', 'The estimate'].map((text) => ({ text })),
    )
    expect(all[0]).toMatchObject({
      ...{ command: 'create-item', why: { text: 'Because of The epic' }, ticked: true },
      ...{ confidence: 'medium', evidence: [] },
    })
    expect(get('item', items[4]).estimate).toBeNull()
  })

  test('remembers what each would make, and how what it would overwrite stood', () => {
    const { act, get } = sampleWorkspace()
    act('create-proposal', proposalInput())
    expect(get('suggestion', suggestions[1]!)).toMatchObject({ makes: ['itm_00000Story'] })
    expect(get('suggestion', suggestions[3]!)).toMatchObject({
      makes: [],
      was: { [items[4]]: { estimate: null, feature: null } },
    })
  })

  test('tells nothing of a record that a suggestion does not name, but whose id is one of its texts', () => {
    const { act, get } = sampleWorkspace()
    const input = { item: items[4], title: others.item, unknown: others.feature }
    act('create-proposal', only('edit-item', input), team)
    expect(Object.keys(get('suggestion', suggestions[0]!).was)).toEqual([items[4]])
    const made = { item: missing.item, product: trailmix, title: others.item }
    act('delete-proposal', { proposal })
    act('create-proposal', only('create-item', made), team)
    expect(get('suggestion', suggestions[0]!).was).toEqual({ [trailmix]: {} })
  })

  test('refuses in words what could not be done now', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-proposal', only('edit-item', { item: items[0], parent: items[1] }))).toEqual({
      code: 'suggestion-refused',
      about: { what: 'It', why: 'An item cannot stand beneath itself. Choose another parent.' },
    })
    expect(refusal('create-proposal', only('edit-item', { item: items[0], title: '' })).code).toBe(
      'suggestion-refused',
    )
    expect(refusal('create-proposal', only('drop-tables', {})).code).toBe('suggestion-refused')
  })

  test('answers what is not there, or not to be seen, as the command itself would', () => {
    const { refusal } = sampleWorkspace()
    const input = { items: [missing.item], feature: null }
    const asked = refusal('create-proposal', only('trace-items', input), team)
    expect(asked).toEqual(refusal('trace-items', input, team))
    const hidden = refusal('create-proposal', only('edit-item', { item: others.item, title: 'X' }), team)
    expect(hidden).toEqual({ code: 'not-found', about: { kind: 'item', id: others.item } })
  })

  test('refuses what whoever proposes may not do, and viewers', () => {
    const { refusal } = sampleWorkspace()
    const rename = only('edit-product', { product: trailmix, name: 'Mine' })
    expect(refusal('create-proposal', rename, team).code).toBe('not-allowed')
    expect(refusal('create-proposal', proposalInput(), viewer).code).toBe('not-allowed')
  })

  test.each([
    ['reaches into another product', only('edit-item', { item: others.item, title: 'X' })],
    ['changes the workspace', only('edit-member', { member: team, name: 'Ted' })],
    ['deletes the product', only('delete-product', { product: trailmix })],
    ['proposes', only('create-proposal', proposalInput({ proposal: 'prp_00000002' }))],
  ])('refuses what %s', (_, input) => {
    const { refusal } = sampleWorkspace()
    const { code, about } = refusal('create-proposal', input, owner)
    expect(code).toBe('suggestion-refused')
    expect(about.why).toContain('reaches out of the product')
  })

  test('refuses what only the server may do', () => {
    const step = { step: 'stp_00000001', product: trailmix, by: owner, label: 'x', total: 1 }
    expect(sampleWorkspace().refusal('create-proposal', only('begin-step', step), owner).code).toBe(
      'not-allowed',
    )
  })

  test('refuses to undo within a proposal, whatever the log has', () => {
    const { act, refusal } = sampleWorkspace()
    const { id } = act('edit-item', { item: items[4], title: 'Log in' })
    expect(refusal('create-proposal', only('revert-commit', { commit: id })).code).toBe('no-such-commit')
  })

  test('refuses more than people read, and more than is kept', () => {
    const { refusal } = sampleWorkspace()
    const one = suggested('edit-item', { item: items[0], title: 'X' }, 'It')
    const many = proposalInput({ suggestions: Array.from({ length: mostSuggestions + 1 }, () => one) })
    expect(refusal('create-proposal', many)).toMatchObject({
      code: 'proposal-too-large',
      about: { what: 'suggestions', count: mostSuggestions + 1 },
    })
    const long = only('edit-item', { item: items[0], description: 'x'.repeat(mostInput) })
    expect(refusal('create-proposal', long)).toMatchObject({
      code: 'proposal-too-large',
      about: { what: 'characters' },
    })
  })

  test('refuses a second one about the same release, or about none, while the first is open', () => {
    const { act, refusal } = sampleWorkspace()
    const second = { proposal: 'prp_00000002', title: { text: 'Again' } }
    act('create-proposal', proposalInput())
    const refused = { code: 'proposal-open', about: { title: 'Reviews' } }
    expect(refusal('create-proposal', proposalInput(second))).toEqual(refused)
    act('create-proposal', proposalInput({ ...second, release: releases[0] }))
    act('delete-proposal', { proposal })
    act('create-proposal', proposalInput({ proposal: 'prp_00000003' }))
  })

  test('refuses a product or release that is not here, and an id in use', () => {
    const { act, refusal } = sampleWorkspace()
    const code = (more: object) => refusal('create-proposal', proposalInput(more)).code
    expect(code({ product: missing.product })).toBe('not-found')
    expect(code({ release: others.release })).toBe('other-product')
    expect(code({ product: other })).toBe('suggestion-refused')
    act('create-proposal', proposalInput())
    expect(code({})).toBe('id-taken')
  })
})
