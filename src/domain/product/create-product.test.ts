import { describe, expect, test } from 'vitest'
import { missing, owner, sampleWorkspace, team, trailmix } from '#tests/support/sample-workspace.ts'

const product = missing.product

describe('create-product', () => {
  test('makes an empty product led by whoever makes it', () => {
    const { act, get } = sampleWorkspace()
    act('create-product', { product, name: 'Third', key: 'THR' })
    expect(get('product', product)).toMatchObject({
      name: 'Third',
      key: 'THR',
      vision: '',
      stage: 'development',
      owner,
      focus: null,
      sample: false,
    })
    expect(get('numbering', 'nbr_0000none').nextNumber).toBe(1)
  })

  test('needs somebody who is accountable, so the server says who', () => {
    const { act, get, refusal } = sampleWorkspace()
    const input = { product, name: 'Sample', key: 'SMP', sample: true }
    expect(refusal('create-product', input, 'system').code).toBe('needs-owner')
    act('create-product', { ...input, owner: team }, 'system')
    expect(get('product', product)).toMatchObject({ owner: team, sample: true })
  })

  test('refuses an owner who is not here or was removed', () => {
    const { act, refusal } = sampleWorkspace()
    const by = (owner: string) => refusal('create-product', { product, name: 'X', key: 'X', owner }).code
    expect(by(missing.member)).toBe('not-found')
    act('remove-member', { member: team })
    expect(by(team)).toBe('removed-member')
  })

  test('refuses an id that is in use', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-product', { product: trailmix, name: 'X', key: 'X' }).code).toBe('id-taken')
  })

  test('refuses a key that another product has, and does not say which', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-product', { product, name: 'X', key: 'TRL' })).toEqual({
      code: 'key-taken',
      about: { key: 'TRL' },
    })
  })

  test('refuses everyone but administrators', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-product', { product, name: 'X', key: 'X' }, team).code).toBe('not-allowed')
  })
})
