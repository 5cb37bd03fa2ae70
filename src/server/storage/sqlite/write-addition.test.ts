import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { created } from '#domain/kernel/change.ts'
import type { AnyRecord } from '#domain/kinds.ts'
import { model } from '#domain/model.ts'
import { sampleProduct } from '#tests/support/sample-commits.ts'
import { prepareStore } from './prepare-store.ts'
import { allRecords, writeAddition } from './write-addition.ts'
import { commitWriterOf } from './write-commit.ts'

test('what an upgrade makes may belong to what it makes', () => {
  const db = new DatabaseSync(':memory:')
  prepareStore(db, model.schema)
  db.exec(`INSERT INTO workspace (id) VALUES ('wsp_00000001')`)
  const writer = commitWriterOf(db)
  const workspace = writer.numbers.workspace('wsp_00000001')
  const product = sampleProduct()
  const release = { id: 'rel_00000001', product: product.id } as unknown as AnyRecord
  const goal = { id: 'gol_00000001', release: release.id } as unknown as AnyRecord
  const adding = {
    ...model,
    additions: {
      9: () => [
        created('goal', goal as never),
        created('release', release as never),
        created('product', product),
      ],
    },
  }
  writeAddition(db, writer, workspace, adding, 9, new Map(), new Map())
  expect(allRecords(db, workspace, model)).toEqual(
    new Map<string, unknown>([
      ['product', [product]],
      ['release', [release]],
      ['goal', [goal]],
    ]),
  )
})
