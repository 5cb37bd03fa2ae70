import { z } from 'zod'
import { item } from '#domain/backlog/item.ts'
import type { Fields, FieldType } from '#domain/kernel/field.ts'
import { type ImportField, type importExtras, importFieldsOf } from '#protocol/import-choices.ts'
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
    issue key, key, task id, story id, id, identifier, lfd. nr, formatted id, unique id, external id, card id, issue id,
    formatted id, reference, ref, number, #, no, no., nr, nr., issue number, work item id, ticket, ticket id, ticket number, ticket no,
    item id, item no, pbi id, us id, req id, requirement id, feature id, schlüssel, vorgangsschlüssel, nummer, kennung, lfd. nr., lfd nr, ticketnummer,
    clé, identifiant, clave, identificador, numéro, n°, número, núm, nº, chave, chiave, numero, identificativo, sleutel, klucz, numer, identyfikator, lp, l.p., lp.,
    klíč, číslo, identifikátor, nyckel, nøgle, nøkkel, tunnus, numero, avain, anahtar, no, sıra no, sira no, kimlik, 課題キー, キー, 番号, 関字, 关键字, 问题关键字, 编号,
    編號, 序号, 序號, 识别号, 任务id, 需求id, 項番, 管理番号, チケット番号, 키, 번호, 이슈 키, 식별자, ключ, номер, №, № п/п, п/п, ид, айди, код, идентификатор, ідентифікатор, azonosító, sorszám`,
  externalUrl:
    'url, link, web url, html url, card url, issue url, permalink, app url, address, web link, adresse, enlace, lien, adres, ссылка, посилання, 链接, 連結, リンク, 링크',
  labels: `
    labels, label, tags, tag, components, component, component/s, keywords, category, categories,
    theme, themes, area, epic labels, subsystem, module, modules, area path, stichwörter, schlagwörter, schlagworte, kategorie, bereich, komponente, komponenten,
    étiquettes, étiquette, mots clés, catégorie, composants, composant, etiquetas, etiqueta, categoría, componentes, componente, palavras chave, categoria, etichette,
    etichetta, componenti, trefwoorden, categorie, etiketten, etykiety, etykieta, tagi, kategoria, komponenty, štítky, štítek, značky, etiketter, taggar, etikett,
    nyckelord, komponent, nøgleord, stikord, tunnisteet, tunniste, avainsanat, kategoria, etiketler, etiket, bileşen, kategori,
    ラベル, タグ, カテゴリ, カテゴリー, コンポーネント, 分類, モジュール, 标签, 標籤, 组件, 模块, 模組, 分类, 分類, 레이블, 라벨, 태그, 분류, 카테고리, 컴포넌트, метки, метка, теги, тег, компонент, компоненты, категория, ярлыки, мітки, мітка, категорія, címkék`,
  rank: `
    rank, backlog order, backlog rank, stack rank, backlog priority, sort order, rank order, order, order number, backlog position, position,
    sequence, sort, priority rank, ranking, global rank, ordering, execution order, reihenfolge, rang, sortierung, rangfolge, ordre, orden, ordem, ordine, volgorde, kolejność, pozycja, pořadí,
    ordning, sorteringsordning, rækkefølge, rekkefølge, järjestys, sıra, порядок, позиция, очередность, ранг, черговість, 順番, 順序, 並び順, 表示順, 顺序, 排序, 次序, 순서, 순위, 정렬`,
  release: `
    fix version, fix versions, fix version/s, fixversion, fixversions, fixed in version, target version, target release, milestone, release, releases, release name, version,
    versions, planned release, project milestone, target milestone, planned for version, zielversion, lösungsversion, lösungsversionen, lösungsversion/en, behoben in version, meilenstein, freigabe, version cible, jalon,
    version corrigée, versión, versión de corrección, hito, lanzamiento, versão, versão de correção, marco, entrega, versione, versione di correzione,
    versioni di correzione, traguardo, rilascio, mijlpaal, doelversie, wersja, wersja docelowa, kamień milowy, wydanie, cílová verze, verze, milník, målversion, milstolpe, utgåva, milepæl, milepæl/version, kohdeversio, versio, virstanpylväs,
    sürüm, hedef sürüm, kilometre taşı, версия, релиз, веха, исправить в версиях, исправлено в версии, целевая версия, версія, реліз, віха, 版本, 修复版本, 里程碑, 目标版本, 發行版本, 修正バージョン, 対象バージョン, マイルストーン, バージョン, リリース,
    수정 버전, 대상 버전, 마일스톤, 버전, 릴리스, 릴리즈`,
  sprint: `
    sprint, sprints, iteration, iterations, iteration path, cycle, cycle name, cycle number, sprint name, time box, timebox, sprint id, planned sprint, iterace, iteración, itération,
    iteração, iterazione, iteratie, iteracja, спринт, итерация, ітерація, スプリント, イテレーション, 迭代, 冲刺, 衝刺, 스프린트, 반복, sprintti, iterasyon`,
  date: `
    due date, due, due on, deadline, start date, target date, end date, begin date, finish date, planned start, planned end, due_date, target end, target start, start, end, start on, due by,
    planned date, delivery date, abgabedatum, fälligkeitsdatum, fällig am, fällig, startdatum, enddatum, beginn, ende, termin, zieldatum, échéance, date d'échéance, date limite, date de début, date de fin, fecha de vencimiento,
    fecha límite, vencimiento, fecha de inicio, fecha de fin, data de vencimento, prazo, data limite, data de início, data de fim, data di scadenza, scadenza, data di inizio, data di fine, einddatum,
    vervaldatum, begindatum, termin, data rozpoczęcia, data zakończenia, termin wykonania, datum dokončení, termín, datum zahájení, förfallodatum, slutdatum, startdatum, forfaldsdato, slutdato, startdato, forfallsdato, frist,
    eräpäivä, määräaika, aloituspäivä, päättymispäivä, bitiş tarihi, son tarih, başlangıç tarihi, срок, срок исполнения, дедлайн, дата начала, дата окончания, термін, термін виконання, дата початку,
    截止日期, 到期日, 开始日期, 结束日期, 计划完成日期, 期限, 期日, 開始日, 終了日, 마감일, 시작일, 종료일, 기한`,
  person: `
    assignee, assign, assignees, assigned to, owner, owners, owned by, members, member, responsible, owner email, assignee email, developer, assigned, resource, resources, lead, who,
    product owner, bearbeiter, zugewiesen an, zugewiesene person, zuständig, verantwortlich, verantwortlicher, zugewiesen, responsable, assigné à, personne assignée, attribué à,
    persona asignada, asignado a, responsável, atribuído a, assegnatario, assegnato a, responsabile, toegewezen aan, verantwoordelijke, eigenaar, osoba przypisana, przypisany do, przypisane do, odpowiedzialny,
    právník, přiřazeno, přiřazeno komu, řešitel, odpovědný, tilldelad, ansvarig, tilldelad till, tildelt, tildelt til, ansvarlig, vastuuhenkilö, käsittelijä, tekijä, atanan, atanan kişi, sorumlu,
    исполнитель, ответственный, назначена, назначено, виконавець, відповідальний, 负责人, 处理人, 经办人, 指派给, 執行人, 負責人, 担当者, 担当, 담당자`,
  priority: `
    priority, prio, severity, importance, urgency, moscow, business value, must/should/could, priorität, dringlichkeit, wichtigkeit, priorité, urgence, prioridad, urgencia, prioridade, priorità,
    prioriteit, priorytet, priorita, důležitost, prioritet, prioriteetti, öncelik, приоритет, важность, пріоритет, важливість, 优先级, 優先級, 重要性, 優先度, 重要度, 우선순위, 중요도, prioritás`,
}

/** What a column of a file can be read as, given the fields of an item. */
export function importablesOf(fields: Fields): Importable[] {
  return importFieldsOf(fields).map((name): Importable => {
    const field = fields[name]
    if (!field || name in extras)
      return { name, type: 'system', headings: wordsIn(extras[name as keyof typeof extras]) }
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
