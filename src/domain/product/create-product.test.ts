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
      nextNumber: 1,
    })
  })

  test('leaves a product that the server makes without an owner', () => {
    const { act, get } = sampleWorkspace()
    act('create-product', { product, name: 'Sample', key: 'SMP', sample: true }, 'system')
    expect(get('product', product)).toMatchObject({ owner: null, sample: true })
  })

  test('refuses an id that is in use', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-product', { product: trailmix, name: 'X', key: 'X' }).code).toBe('id-taken')
  })

  test('refuses a key that another product has, and names it', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-product', { product, name: 'X', key: 'TRL' })).toEqual({
      code: 'key-taken',
      about: { key: 'TRL', product: 'Trailmix' },
    })
  })

  test('refuses everyone but owners', () => {
    const { refusal } = sampleWorkspace()
    expect(refusal('create-product', { product, name: 'X', key: 'X' }, team).code).toBe('not-allowed')
  })
})
