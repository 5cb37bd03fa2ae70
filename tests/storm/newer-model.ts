import { theme } from '#domain/backlog/theme.ts'
import { defineKind } from '#domain/kernel/kind.ts'
import { flagField } from '#domain/kernel/make-field.ts'
import { defineModel, type Model } from '#domain/kernel/model.ts'
import { upgraded } from '#domain/kernel/upgrade.ts'
import type { Kind } from '#domain/kinds.ts'
import { kinds } from '#domain/kinds.ts'
import { model } from '#domain/model.ts'
import type { MemoryDisk } from '#tests/support/memory-disk.ts'

export interface NewerModel extends Model {
  /** reads a record of the schema before */
  read(kind: Kind, record: object): object
}

const fields = { ...theme.fields, released: flagField('released') }
const upgrade = { [model.schema + 1]: (old: object) => ({ ...old, released: false }) }

/** The program of a later release: themes have one field more. `upgrades`: how the older ones are read. */
export function newerModel(
  upgrades: { [schema: number]: (old: object) => object } = upgrade,
  base = model,
): NewerModel {
  const { prefix: _, schema: __, refs: ___, fields: ____, ...told } = theme
  const newer = defineKind('thm', fields, told as never)
  const schema = model.schema + 1
  const made = defineModel({ ...base, kinds: { ...kinds, theme: newer }, schema })
  const context = {
    document(): never {
      throw new Error('No text moves')
    },
  }
  const read = (kind: Kind, record: object) =>
    kind === 'theme' ? upgraded(upgrades as never, record, model.schema, schema, context) : record
  return { ...made, read }
}

/** What the opening of an older store does, on a disk that lies still; src/server/storage has its own tests. */
export function upgradeDisk(disk: MemoryDisk, { read }: NewerModel): void {
  for (const { commits, records } of disk.workspaces.values()) {
    for (const [id, record] of records)
      records.set(id, { ...record, body: JSON.stringify(read(record.kind, JSON.parse(record.body))) })
    for (const [at, text] of commits.entries()) {
      const commit = JSON.parse(text)
      for (const change of commit.changes) {
        change.before &&= read(change.kind, change.before)
        change.after &&= read(change.kind, change.after)
      }
      commits[at] = JSON.stringify(commit)
    }
  }
}
