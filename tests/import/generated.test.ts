import { expect, test } from 'vitest'
import { dryRunOf } from '#server/import/plan/dry-run.ts'
import { readFile } from '#server/import/read-file.ts'
import { makeFile } from './generate.ts'

const files = Array.from({ length: 300 }, (_, seed) => makeFile(seed + 1))

test.each(files.map((file) => [file.name, file] as const))('%s', (_, { file, bytes, encoding, wanted }) => {
  const reading = readFile(bytes, file)
  if ('malformed' in reading) throw new Error(reading.malformed)
  const found = dryRunOf(reading).data.items.map(({ title, kind, status, estimate, parent }) => ({
    title,
    kind,
    status,
    estimate,
    parent,
  }))
  expect(found).toEqual(wanted)
  if (!encoding.startsWith('koi8')) expect(reading.encoding).toBe(encoding)
})
