import { z } from 'zod'
import { kindWords } from '#words/kinds.ts'
import { itemKinds, itemStatuses } from '../backlog/item.ts'
import { idOf } from '../kernel/fields.ts'
import { type BodyOf, type DefinedKind, defineKind } from '../kernel/kind.ts'
import { createdAtField, systemField } from '../kernel/make-field.ts'
import { nobody } from '../kernel/right.ts'

export const habitId = idOf('hab')

const word = z.string().min(1).max(200)

const fields = {
  /** what the files are, such as `jira-csv`; one habit each */
  source: systemField('source', z.string().min(1).max(40)),
  /** header -> the field that its column is read as; null leaves it out */
  columns: systemField('columns', z.record(word, z.string().max(40).nullable())),
  /** word of the file -> what it stands for */
  statuses: systemField('statuses', z.record(word, z.enum(itemStatuses))),
  kinds: systemField('kinds', z.record(word, z.enum(itemKinds))),
  createdAt: createdAtField,
}
export type Habit = BodyOf<'hab', typeof fields>

/** What people chose when they imported files of a source, for the next one of it. */
export const habit: DefinedKind<'hab', typeof fields> = defineKind('hab', fields, {
  label: kindWords.said('habit'),
  many: kindWords.said('habit.many'),
  home: 'workspace',
  name: ({ source }) => source,
  revert: nobody,
})
