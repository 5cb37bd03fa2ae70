import { z } from 'zod'
import { kindWords } from '#words/kinds.ts'
import { item, itemKinds, itemStatuses } from '../backlog/item.ts'
import { idOf, moment } from '../kernel/fields.ts'
import { type BodyOf, type DefinedKind, defineKind } from '../kernel/kind.ts'
import { refField, systemField } from '../kernel/make-field.ts'
import { planners } from '../kernel/right.ts'
import { productId } from '../product/product.ts'

export const habitId = idOf('hab')

const word = z.string().min(1).max(200)
const name = z.string().min(1).max(40)

/** What can be chosen for a file; what is left out was never chosen. */
export const habitChoices = z
  .strictObject({
    /** header -> the field that its column is read as; null leaves it out */
    columns: z.record(word, name.nullable()),
    /** word of the file -> what it stands for */
    statuses: z.record(word, z.enum(itemStatuses)),
    kinds: z.record(word, z.enum(itemKinds)),
    /** null: it is no estimate */
    estimates: z.record(word, item.fields.estimate.schema),
    /** what the bytes look like, "unknown" where they do not tell -> the encoding that they are in */
    encodings: z.record(name, name),
    /** the header of the column that orders; null: as in the file */
    order: z.strictObject({ column: word.nullable() }),
    /** the tool that wrote it, whatever it looks like */
    readAs: name,
    /** of a workbook */
    sheet: word,
    /** the line with these headers is the header; or there is none */
    header: z.enum(['line', 'none']),
  })
  .partial()
export type HabitChoices = z.output<typeof habitChoices>

const fields = {
  product: refField('product', { kind: 'product', id: productId, onDelete: 'cascade' }),
  /** what the files are, such as `jira-csv`; one habit of a product each */
  source: systemField('source', z.string().min(1).max(60)),
  choices: systemField('choices', habitChoices),
  changedAt: systemField('changedAt', moment),
}
export type Habit = BodyOf<'hab', typeof fields>

/**
 * What people chose when they imported files of a source into a product, for the next one of it. It holds words of
 * that product's backlog, so it stands with it: seen by whoever sees that, kept and forgotten by whoever may import.
 */
export const habit: DefinedKind<'hab', typeof fields> = defineKind('hab', fields, {
  label: kindWords.said('habit'),
  many: kindWords.said('habit.many'),
  home: { shelf: 'backlog', through: 'product' },
  name: ({ source }) => source,
  revert: planners,
})
