import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { diskTrouble, folderTrouble, openDataFolder, saidTrouble } from './data-folder.ts'

let parent: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'throughline-test-'))
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

describe('the data folder', () => {
  test('is made with a secret in it and nothing else, and keeps it', () => {
    const folder = join(parent, 'a', 'b')
    const secret = openDataFolder(folder)
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    expect(readdirSync(folder)).toEqual(['secret'])
    expect(openDataFolder(folder)).toBe(secret)
  })

  test('gets a secret where a full disk left an empty one', () => {
    writeFileSync(join(parent, 'secret'), '')
    const secret = openDataFolder(parent)
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    expect(readFileSync(join(parent, 'secret'), 'utf8').trim()).toBe(secret)
  })

  test('is not opened with half a secret, and says what to do', () => {
    writeFileSync(join(parent, 'secret'), 'abcdef')
    expect(() => openDataFolder(parent)).toThrow('does not hold a secret. Restore it')
  })

  test.each(['file', 'file/below'])('is not %s, and says so', (path) => {
    writeFileSync(join(parent, 'file'), '')
    expect(() => openDataFolder(join(parent, path))).toThrow(
      `${join(parent, 'file')} is a file. Set DATA_DIR to a folder`,
    )
  })

  test('a file in the way of a folder in it is named, and not the data folder', () => {
    writeFileSync(join(parent, 'backups'), '')
    for (const path of ['backups', 'backups/2026'])
      try {
        mkdirSync(join(parent, path), { recursive: true })
      } catch (error) {
        const { message } = folderTrouble(parent, error) as Error
        expect(message).toBe(
          `${join(parent, 'backups')} is a file, where Throughline keeps a folder. Move it away, and try again.`,
        )
      }
    expect.assertions(2)
  })

  test('an error that has its sentence keeps it', () => {
    const full = saidTrouble('No room for 3 MB.', 'ENOSPC')
    expect(folderTrouble(parent, full)).toBe(full)
    expect(diskTrouble(parent, full)).toBe('full')
  })
})
