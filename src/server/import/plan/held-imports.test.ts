import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createUploads } from '../uploads.ts'
import { createHeldImports, type HeldImport } from './held-imports.ts'

const MINUTE = 60_000
const MB = 1024 * 1024

const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'))
afterAll(() => rmSync(folder, { recursive: true }))
let names = 0
const uploads = createUploads(join(folder, 'uploads'), () => `${++names}`)
const keep = async (size: number) => (await uploads.keep([Buffer.alloc(size)], size))!
const isThere = ({ file }: { file: HeldImport['file'] }) => existsSync(file!.upload.path)

async function held(id: string, size = 10, member = 'mbr_ann'): Promise<Omit<HeldImport, 'until'>> {
  const file = { upload: await keep(size), choices: {} }
  const rest = {
    product: 'prd_a',
    newProduct: null,
    before: { product: null, by: '' },
    habit: null,
    name: 'x.csv',
    skipped: await keep(0),
    applying: null,
    applied: null,
  }
  return { id, workspace: 'wsp_a', member, file, ...rest }
}

test('what was read is found by who sent it, in their workspace, and by nobody else', async () => {
  const imports = createHeldImports(() => 0)
  imports.hold(await held('one'))
  expect(imports.find('one', 'wsp_a', 'mbr_ann')?.id).toBe('one')
  expect(imports.find('one', 'wsp_a', 'mbr_bob')).toBeNull()
  expect(imports.find('one', 'wsp_b', 'mbr_ann')).toBeNull()
})

test('it is kept for half an hour after it was used last', async () => {
  let now = 0
  const imports = createHeldImports(() => now)
  const one = imports.hold(await held('one'))
  expect(isThere(one)).toBe(true)
  now = 20 * MINUTE
  expect(imports.find('one', 'wsp_a', 'mbr_ann')).not.toBeNull()
  now = 45 * MINUTE
  imports.sweep()
  expect(imports.find('one', 'wsp_a', 'mbr_ann')).not.toBeNull()
  now = 75 * MINUTE
  expect(imports.find('one', 'wsp_a', 'mbr_ann')).toBeNull()
  await expect.poll(() => isThere(one)).toBe(false)
})

test('a member has the last three, and those of others stay', async () => {
  const imports = createHeldImports(() => 0)
  imports.hold(await held('other', 10, 'mbr_bob'))
  for (const id of ['one', 'two', 'three', 'four']) imports.hold(await held(id))
  expect(imports.find('one', 'wsp_a', 'mbr_ann')).toBeNull()
  for (const id of ['two', 'three', 'four']) expect(imports.find(id, 'wsp_a', 'mbr_ann')).not.toBeNull()
  expect(imports.find('other', 'wsp_a', 'mbr_bob')).not.toBeNull()
})

test('when files are too much together the longest unused goes first, but not one that is being applied', async () => {
  const imports = createHeldImports(() => 0)
  imports.hold(await held('applying', 40 * MB, 'mbr_a')).applying = new Promise(() => {})
  imports.hold(await held('old', 30 * MB, 'mbr_b'))
  imports.hold(await held('new', 40 * MB, 'mbr_c'))
  imports.hold(await held('newest', 30 * MB, 'mbr_d'))
  expect(imports.find('applying', 'wsp_a', 'mbr_a')).not.toBeNull()
  expect(imports.find('old', 'wsp_a', 'mbr_b')).toBeNull()
  expect(imports.find('newest', 'wsp_a', 'mbr_d')).not.toBeNull()
})
