import { describe, expect, test } from 'vitest'
import { model } from '#domain/model.ts'
import { invitationBodies } from './invitation-routes.ts'
import { unknownField, unknownInCommand } from './unknown-field.ts'
import { batchBody } from './write-routes.ts'

const of = (name: string, input: unknown) => unknownInCommand(model, model.commandNamed(name)!, input)?.about

describe('a field that is not known', () => {
  test('is refused with the nearest one that is', () => {
    const { field, reason } = of('edit-item', { item: 'itm_00000001', estimat: 5 })!
    expect(field).toBe('estimat')
    expect(reason).toMatch(/“estimate”/)
    expect(of('edit-item', { item: 'itm_00000001', zzzzzzzzzz: 5 })!.reason).not.toMatch(/mean/)
    expect(of('edit-item', { item: 'itm_00000001', estimate: 5 })).toBeUndefined()
    expect(of('edit-item', { item: 'itm_00000001', constructor: 5 })!.field).toBe('constructor')
  })

  test('is found within others, and within what a proposal suggests', () => {
    expect(of('edit-item', { was: { titel: 'x' } })!.field).toBe('was.titel')
    const suggestions = [
      { command: 'create-theme', input: { name: 'A' }, what: { text: 'a' }, why: { text: 'b' } },
      { command: 'create-item', input: { titel: 'A' }, what: { text: 'a' }, why: { text: 'b' } },
    ]
    expect(of('create-proposal', { suggestions })!.field).toBe('suggestions.1.input.titel')
  })

  test('is refused in the bodies of batches and invitations as well', () => {
    expect(unknownField(batchBody, { commands: [{ name: 'x', inputs: {} }] })!.about.field).toBe(
      'commands.0.inputs',
    )
    expect(unknownField(batchBody, { commands: [], alon: true })!.about.reason).toMatch(/“alone”/)
    const body = { roles: [{ product: 'prd_1', role: 'team', grop: '' }] }
    expect(unknownField(invitationBodies.make, body)!.about.field).toBe('roles.0.grop')
  })
})
