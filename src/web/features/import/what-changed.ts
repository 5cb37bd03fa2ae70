import type { ImportReport, ImportWord } from '#protocol/import-report.ts'
import { importFoundWords as say } from '#words/import-page.ts'
import { columnName, fieldName, takenForText } from './names.ts'

/** What reading a file in another way has changed, in sentences; null when nothing that one could see. */
export function whatChanged(before: ImportReport, after: ImportReport): string | null {
  const told = [
    ...wordsChanged(before, after),
    ...columnsChanged(before, after),
    ...restChanged(before, after),
  ]
  return told.length === 0 ? null : told.join(' ')
}

const key = ({ field, word }: ImportWord) => `${field} ${word.toLowerCase()}`

function wordsChanged(before: ImportReport, after: ImportReport): string[] {
  const became = ({ takenFor, instead = [] }: ImportWord) => `${takenFor} ${instead.length > 0}`
  const was = new Map(before.words.map((word) => [key(word), became(word)]))
  const changed = after.words.filter((word) => was.has(key(word)) && was.get(key(word)) !== became(word))
  const [only, ...more] = changed
  if (!only) return []
  if (more.length > 0) return [say('wordsChanged', { count: changed.length })]
  const { field, word, rows, takenFor } = only
  return [say('wordChanged', { word, count: rows, to: takenForText(field, takenFor) })]
}

function columnsChanged(before: ImportReport, after: ImportReport): string[] {
  const was = new Map(before.columns.map(({ index, header, as }) => [`${index} ${header}`, as]))
  const changed = after.columns.filter(({ index, header, as }) => {
    const earlier = was.get(`${index} ${header}`)
    return earlier !== undefined && earlier !== as
  })
  const [only, ...more] = changed
  if (!only) return []
  if (more.length > 0) return [say('columnsChanged', { count: changed.length })]
  const column = columnName(only)
  return [
    only.as === null ? say('columnLeft', { column }) : say('columnAs', { column, field: fieldName(only.as) }),
  ]
}

function restChanged(before: ImportReport, after: ImportReport): string[] {
  const told: string[] = []
  if (before.encoding !== after.encoding) told.push(say('encodingChanged', { encoding: after.encoding }))
  if (before.sheet !== after.sheet && after.sheet) told.push(say('sheetChanged', { sheet: after.sheet }))
  if (before.order.by !== after.order.by || before.order.column !== after.order.column)
    told.push(
      after.order.header === null
        ? say('orderByFile')
        : say('orderByColumn', {
            column: after.order.header || columnName({ index: after.order.column!, header: '' }),
          }),
    )
  const tied = after.hierarchy.tied - before.hierarchy.tied
  if (tied !== 0) told.push(say('tiedChanged', { count: after.hierarchy.tied }))
  if (before.creates !== after.creates)
    told.push(say('createsChanged', { count: after.creates, before: before.creates }))
  return told
}
