import { z } from 'zod'
import { item } from '#domain/backlog/item.ts'
import type { Fields, FieldType } from '#domain/kernel/field.ts'
import { type ImportField, type importExtras, importFieldsOf } from '#protocol/import-report.ts'
import { saidInWords } from '#words/area.ts'
import { wordOf, wordsIn } from './words.ts'

/** What a column can be read as, told in plain data, so that a thread without the model knows it too. */
export interface Importable {
  name: ImportField
  type: FieldType
  /** headings that mean it, best first, as `wordOf` spells them */
  headings: readonly string[]
  /** of a choice: each value with the words that mean it */
  values?: readonly { value: string; words: readonly string[] }[]
  /** JSON Schema of the value */
  schema?: object
}

/** What has no field of its own: where an item came from stands in its source, and labels in its text. */
const extras: Record<(typeof importExtras)[number], string> = {
  externalId: `
    issue key, key, task id, story id, id, identifier, unique id, external id, card id, issue id,
    reference, ref, number, #, no, issue number, work item id, schlüssel, vorgangsschlüssel, nummer,
    clé, clave, chave, numéro, número, 課題キー, キー, 番号, 关键字, 问题关键字, 编号, 키, ключ, номер`,
  externalUrl: 'url, link, web url, html url, card url, issue url, permalink, app url, address',
  labels: `
    labels, label, tags, tag, components, component, component/s, keywords, category, categories,
    theme, themes, area, epic labels, stichwörter, schlagwörter, étiquettes, etiquetas, etichette,
    ラベル, タグ, カテゴリ, コンポーネント, 标签, 標籤, 组件, 레이블, 라벨, метки, теги`,
}

/** What a column of a file can be read as, given the fields of an item. */
export function importablesOf(fields: Fields): Importable[] {
  return importFieldsOf(fields).map((name): Importable => {
    const field = fields[name]
    if (!field) return { name, type: 'system', headings: wordsIn(extras[name as keyof typeof extras]) }
    const { type, imports = [], values, schema, text } = field
    return {
      name,
      type,
      headings: imports.map(wordOf),
      ...(values && {
        values: values.map(({ value, label }) => ({ value, words: [value, saidInWords(label)].map(wordOf) })),
      }),
      schema: z.toJSONSchema(text ?? schema, { io: 'input', unrepresentable: 'any' }),
    }
  })
}

export const itemImportables: readonly Importable[] = importablesOf(item.fields)
