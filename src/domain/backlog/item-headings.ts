const words = (list: string): readonly string[] => list.split(',').map((word) => word.trim())

/**
 * What other tools call the fields of an item in their tables, best first: a file with both `Title` and `Task` has
 * its titles in `Title`. Time columns (Original Estimate, estimated hours) are not estimates: estimates are story
 * points. Only the server reads files, so the page is built without these words (vite.config.ts).
 */
export const itemHeadings = {
  title: words(`
    title, summary, subject, user story, story, story title, issue title, card name, card title,
    task name, feature name, item name, name, headline, title/summary, note title, requirement,
    work item, backlog item, item, user stories, stories, feature, task, issue, card, 題名, 件名, タイトル,
    要約, 概要, 名前, ストーリー, 标题, 標題, 主题, 主題, 摘要, 名称, 제목, 요약, 이름, titre, résumé, sujet, objet, intitulé,
    nom, titel, zusammenfassung, betreff, thema, bezeichnung, überschrift, título, titulo, resumen,
    asunto, resumo, assunto, nombre, nome, titolo, riepilogo, oggetto, onderwerp, samenvatting, naam,
    rubrik, sammanfattning, ämne, tittel, emne, resumé, otsikko, yhteenveto, tytuł, temat,
    podsumowanie, název, předmět, názov, cím, titlu, subiect, başlık, özet, konu, название, тема,
    заголовок, наименование, назва, заглавие, τίτλος, العنوان, عنوان, כותרת, शीर्षक, ชื่อ,
    ชื่อเรื่อง, หัวข้อ, tiêu đề, judul`),
  kind: words(`
    issue type, work item type, story type, item type, type, tracker, kind, issuetype, card type,
    vorgangstyp, typ, type de ticket, type de demande, tipo de incidencia, tipo de item, tipo, タイプ,
    課題タイプ, 種別, トラッカー, 类型, 问题类型, 유형, тип, тип задачи`),
  status: words(`
    status, state, current state, workflow state, issue status, section/column, list, list name,
    column, stage, progress status, status category, epic status, zustand, statut, état, estado,
    stato, situação, ステータス, 状態, 状态, 狀態, 상태, статус, состояние, durum, tila, stav, κατάσταση, الحالة`),
  estimate: words(`
    story points, story point estimate, story point, points, total points, estimate, effort, size,
    weight, sp, point estimate, estimation, storypunkte, punkte, aufwand, points de story,
    puntos de historia, puntos, pontos de história, pontos, ストーリーポイント, 見積もり, 故事点, 스토리 포인트,
    стори поинты`),
  description: words(`
    description, issue description, body, details, desc, notes, note, content, card description,
    feature description, note text, repro steps, acceptance criteria, acceptance criterion,
    definition of done, beschreibung, akzeptanzkriterien, descripción, descripcion,
    criterios de aceptación, descrição, descrizione, critères d'acceptation, omschrijving,
    beschrijving, beskrivning, beskrivelse, kuvaus, opis, popis, 説明, 内容, 詳細, 描述, 설명, описание, опис,
    açıklama, περιγραφή, الوصف, תיאור, विवरण, รายละเอียด, mô tả`),
  parent: words(`
    parent key, epic link, parent id, parent, parent issue, parent task, parent item, epic key,
    epic id, epic, epic name, initiative, übergeordnet, übergeordnete aufgabe, elternelement,
    tâche parente, principal, pai, 親, 親チケット, 親課題, 父级, 父任务, 상위 항목, родитель, родительская задача`),
}
