import { expect, test } from 'vitest'
import { createHeldImports, type HeldImport } from './held-imports.ts'

const MINUTE = 60_000
const MB = 1024 * 1024

function held(id: string, size = 10, member = 'mbr_ann'): Omit<HeldImport, 'until'> {
  const file = { bytes: new Uint8Array(size), choices: {} }
  const rest = {
    product: 'prd_a',
    newProduct: null,
    habit: null,
    name: 'x.csv',
    skippedCsv: new Uint8Array(0),
    applying: null,
    applied: null,
  }
  return { id, workspace: 'wsp_a', member, file, ...rest }
}

test('what was read is found by who sent it, in their workspace, and by nobody else', () => {
  const imports = createHeldImports(() => 0)
  imports.hold(held('one'))
  expect(imports.find('one', 'wsp_a', 'mbr_ann')?.id).toBe('one')
  expect(imports.find('one', 'wsp_a', 'mbr_bob')).toBeNull()
  expect(imports.find('one', 'wsp_b', 'mbr_ann')).toBeNull()
})

test('it is kept for half an hour after it was used last', () => {
  let now = 0
  const imports = createHeldImports(() => now)
  imports.hold(held('one'))
  now = 20 * MINUTE
  expect(imports.find('one', 'wsp_a', 'mbr_ann')).not.toBeNull()
  now = 45 * MINUTE
  imports.sweep()
  expect(imports.find('one', 'wsp_a', 'mbr_ann')).not.toBeNull()
  now = 75 * MINUTE
  expect(imports.find('one', 'wsp_a', 'mbr_ann')).toBeNull()
})

test('a member has the last three, and those of others stay', () => {
  const imports = createHeldImports(() => 0)
  imports.hold(held('other', 10, 'mbr_bob'))
  for (const id of ['one', 'two', 'three', 'four']) imports.hold(held(id))
  expect(imports.find('one', 'wsp_a', 'mbr_ann')).toBeNull()
  for (const id of ['two', 'three', 'four']) expect(imports.find(id, 'wsp_a', 'mbr_ann')).not.toBeNull()
  expect(imports.find('other', 'wsp_a', 'mbr_bob')).not.toBeNull()
})

test('when files are too much together the longest unused goes first, but not one that is being applied', () => {
  const imports = createHeldImports(() => 0)
  imports.hold(held('applying', 40 * MB, 'mbr_a')).applying = Promise.resolve(null)
  imports.hold(held('old', 30 * MB, 'mbr_b'))
  imports.hold(held('new', 40 * MB, 'mbr_c'))
  imports.hold(held('newest', 30 * MB, 'mbr_d'))
  expect(imports.find('applying', 'wsp_a', 'mbr_a')).not.toBeNull()
  expect(imports.find('old', 'wsp_a', 'mbr_b')).toBeNull()
  expect(imports.find('newest', 'wsp_a', 'mbr_d')).not.toBeNull()
})
