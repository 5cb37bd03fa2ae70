import { type ImportField, importFields } from '#protocol/import-report.ts'
import { wordOf, wordsIn } from './words.ts'

export type Aliases = Partial<Record<ImportField, string[]>>

/**
 * Header names, as `wordOf` spells them, best first: a file with both `Title` and `Task` has its titles in `Title`.
 * Time columns (Original Estimate, estimated hours) are not estimates: estimates are story points.
 */
const names: Record<ImportField, string> = {
  title: `
    title, summary, subject, user story, story, story title, issue title, card name, card title,
    task name, feature name, item name, name, headline, title/summary, note title, requirement,
    work item, backlog item, item, user stories, stories, feature, task, issue, card, 題名, 件名, タイトル,
    要約, 概要, 名前, ストーリー, 标题, 標題, 主题, 主題, 摘要, 名称, 제목, 요약, 이름, titre, résumé, sujet, objet, intitulé,
    nom, titel, zusammenfassung, betreff, thema, bezeichnung, überschrift, título, titulo, resumen,
    asunto, resumo, assunto, nombre, nome, titolo, riepilogo, oggetto, onderwerp, samenvatting, naam,
    rubrik, sammanfattning, ämne, tittel, emne, resumé, otsikko, yhteenveto, tytuł, temat,
    podsumowanie, název, předmět, názov, cím, titlu, subiect, başlık, özet, konu, название, тема,
    заголовок, наименование, назва, заглавие, τίτλος, العنوان, عنوان, כותרת, शीर्षक, ชื่อ,
    ชื่อเรื่อง, หัวข้อ, tiêu đề, judul`,
  kind: `
    issue type, work item type, story type, item type, type, tracker, kind, issuetype, card type,
    vorgangstyp, typ, type de ticket, type de demande, tipo de incidencia, tipo de item, tipo, タイプ,
    課題タイプ, 種別, トラッカー, 类型, 问题类型, 유형, тип, тип задачи`,
  status: `
    status, state, current state, workflow state, issue status, section/column, list, list name,
    column, stage, progress status, status category, epic status, zustand, statut, état, estado,
    stato, situação, ステータス, 状態, 状态, 狀態, 상태, статус, состояние, durum, tila, stav, κατάσταση, الحالة`,
  estimate: `
    story points, story point estimate, story point, points, total points, estimate, effort, size,
    weight, sp, point estimate, estimation, storypunkte, punkte, aufwand, points de story,
    puntos de historia, puntos, pontos de história, pontos, ストーリーポイント, 見積もり, 故事点, 스토리 포인트,
    стори поинты`,
  description: `
    description, issue description, body, details, desc, notes, note, content, card description,
    feature description, note text, repro steps, acceptance criteria, acceptance criterion,
    definition of done, beschreibung, akzeptanzkriterien, descripción, descripcion,
    criterios de aceptación, descrição, descrizione, critères d'acceptation, omschrijving,
    beschrijving, beskrivning, beskrivelse, kuvaus, opis, popis, 説明, 内容, 詳細, 描述, 설명, описание, опис,
    açıklama, περιγραφή, الوصف, תיאור, विवरण, รายละเอียด, mô tả`,
  externalId: `
    issue key, key, task id, story id, id, identifier, unique id, external id, card id, issue id,
    reference, ref, number, #, no, issue number, work item id, schlüssel, vorgangsschlüssel, nummer,
    clé, clave, chave, numéro, número, 課題キー, キー, 番号, 关键字, 问题关键字, 编号, 키, ключ, номер`,
  externalUrl: 'url, link, web url, html url, card url, issue url, permalink, app url, address',
  parentExternalId: `
    parent key, epic link, parent id, parent, parent issue, parent task, parent item, epic key,
    epic id, epic, epic name, initiative, übergeordnet, übergeordnete aufgabe, elternelement,
    tâche parente, principal, pai, 親, 親チケット, 親課題, 父级, 父任务, 상위 항목, родитель, родительская задача`,
  labels: `
    labels, label, tags, tag, components, component, component/s, keywords, category, categories,
    theme, themes, area, epic labels, stichwörter, schlagwörter, étiquettes, etiquetas, etichette,
    ラベル, タグ, カテゴリ, コンポーネント, 标签, 標籤, 组件, 레이블, 라벨, метки, теги`,
}

export const aliases = Object.fromEntries(
  importFields.map((field) => [field, wordsIn(names[field])]),
) as Record<ImportField, string[]>

/** Fields read from one column only; the others take all columns that match. */
const single = new Set<ImportField>(['title', 'kind', 'externalId', 'externalUrl'])

const ranks = (own: Aliases) => {
  const found = new Map<string, { field: ImportField; rank: number }>()
  for (const field of importFields) {
    ;(own[field] ?? aliases[field]).forEach((alias, rank) => {
      const word = wordOf(alias)
      if (!found.has(word)) found.set(word, { field, rank })
    })
  }
  return found
}

const generic = ranks({})

/** `Custom field (Story Points)` -> `story points`; `Tags 3` stays: only Azure numbers columns, and only its titles. */
export function headerWord(header: string): string {
  const word = wordOf(header)
  return /^custom field \((.+)\)$/.exec(word)?.[1]?.trim() ?? word
}

/** One level of an Azure tree query: `Title 2` -> 2, anything else null. */
export function titleLevel(header: string): number | null {
  const level = /^title (\d{1,2})$/.exec(headerWord(header))?.[1]
  return level === undefined ? null : Number(level)
}

/**
 * What each header is read as, by position. Fields that are read from one column take the best-named one.
 * `own` are a tool's own names for some fields, instead of the general ones.
 */
export function matchFields(headers: readonly string[], own: Aliases = {}): (ImportField | null)[] {
  const table = Object.keys(own).length === 0 ? generic : ranks(own)
  const matched: (ImportField | null)[] = headers.map((header) => {
    const word = headerWord(header)
    return table.get(word)?.field ?? (titleLevel(header) === null ? null : 'title')
  })
  const rankOf = (at: number) => table.get(headerWord(headers[at] ?? ''))?.rank ?? Number.POSITIVE_INFINITY
  for (const field of single) {
    const places = matched.flatMap((found, at) => (found === field ? [at] : []))
    const best = places.reduce((first, at) => (rankOf(at) < rankOf(first) ? at : first), places[0] ?? -1)
    const isTree = field === 'title' && rankOf(best) === Number.POSITIVE_INFINITY
    if (!isTree) for (const at of places) if (at !== best) matched[at] = null
  }
  return matched
}

/** Positions of a field, best-named first, repeats of one name in the order of the file. */
export function placesOf(
  field: ImportField,
  headers: readonly string[],
  fields: readonly (ImportField | null)[],
  own: Aliases = {},
): number[] {
  const names = (own[field] ?? aliases[field]).map(wordOf)
  const rankOf = (at: number) => {
    const rank = names.indexOf(headerWord(headers[at] ?? ''))
    return rank === -1 ? names.length : rank
  }
  return fields
    .flatMap((found, at) => (found === field ? [at] : []))
    .sort((a, b) => rankOf(a) - rankOf(b) || a - b)
}

/** How much a row looks like a header: 2 for a title, 1 for each other field it names. */
export function recognisedIn(cells: readonly string[]): number {
  const found = new Set(matchFields(cells.slice(0, 200)))
  found.delete(null)
  return found.size + (found.has('title') ? 1 : 0)
}
