const list = (words: string): readonly string[] =>
  words
    .split(',')
    .map((word) => word.replace(/\s+/g, ' ').trim())
    .filter((word) => word !== '')

/**
 * A tool's own word of whether an item is finished. Dates and marks say so when they are filled; the columns that
 * say so are read as the status.
 */
export const finishedHeadings = list(`
  completed at, completed, completed on, completed date, completion date, date completed, completed (utc), completion time,
  closed at, closed at (utc), closed on, closed, closed date, date closed, resolved, resolved at, resolved on, resolved date,
  resolution date, resolutiondate, finished at, finished on, finished, date finished, done at, done on, done date, date done,
  accepted at, accepted date, actual end, actual finish, actual end date, finish_date, is completed, is closed, is done, is complete, is resolved,
  is finished, done, done?, complete, completed?, finished?, closed?, due complete, task completed, checked, checkbox, erledigt, erledigt am,
  abgeschlossen, abgeschlossen am, fertig, fertig am, geschlossen am, gelöst am, erledigt?, ist erledigt, terminé, terminé le, fait, fait le, clôturé le, fermé le, date de clôture,
  résolu le, hecho, completado, completado el, terminado, cerrado el, fecha de cierre, fecha de finalización, finalizado, feito, concluído,
  concluído em, data de conclusão, fechado em, finalizado em, fatto, completato, completato il, chiuso il, data di chiusura, gereed, voltooid, voltooid op, afgerond, gesloten op,
  klaar, klar, avslutad, slutförd, slutfört, färdig, færdig, afsluttet, ferdig, fullført, lukket, valmis, valmistunut, suljettu, gotowe,
  zakończone, ukończono, data ukończenia, zamknięto, hotovo, dokončeno, uzavřeno, datum uzavření, tamamlandı, tamamlanma tarihi, kapanış tarihi, bitti,
  готово, выполнено, завершено, закрыто, закрыта, дата завершения, дата закрытия, решено, дата решения, дата выполнения, сделано,
  виконано, зроблено, дата закриття, дата завершення, закрито, 完成, 已完成, 完成日期, 完成时间, 实际完成时间, 关闭时间, 是否完成, 解决时间, 完了, 完了日, 完了日時,
  終了日時, 実績終了日, 完了フラグ, 완료, 완료일, 완료 여부, 완료됨, 종료 일시, kész, befejezve, finalizat`)

/** Dates and marks of having been given up. */
export const endedHeadings = list(
  'canceled, cancelled, canceled at, cancelled at, canceled on, cancelled on, date canceled, abgebrochen am, annulé le, cancelado em, отменено, discarded at, rejected at, rejected on, is canceled, is cancelled',
)

/** To Do, In Progress or Done, whatever people call the statuses of their project. */
export const categoryHeadings = list(
  "status category, statuscategory, state category, state type, status type, workflow state type, statuskategorie, catégorie d'état, catégorie de statut, categoría de estado, categoria de status, categoria di stato, категория статуса, ステータスカテゴリ, ステータス カテゴリー, 状态类别, 상태 카테고리, statuscategorie, kategoria statusu, statuskategori",
)

/** Why it ended; filled with anything but unresolved it did. */
export const resolutionHeadings = list(
  'resolution, resolution name, lösung, erledigung, résolution, resolución, resolução, risoluzione, oplossing, rozwiązanie, řešení, resolusjon, løsning, lösningsstatus, ratkaisu, çözüm, решение, резолюция, рішення, 解決状況, 解决结果, 解决方案, 해결책, 해결',
)
export const unresolvedWords = list(
  'unresolved, none, open, -, –, not resolved, nicht erledigt, ungelöst, nicht gelöst, unerledigt, non résolu, non résolue, sin resolver, no resuelto, não resolvido, não resolvida, irrisolto, non risolto, niet opgelost, nierozwiązane, nevyřešeno, olöst, uløst, ratkaisematon, çözülmedi, çözülmemiş, нерешенные, не решено, нет решения, не вирішено, 未解決, 未解决, 해결되지 않음, 미해결, n/a, null',
)

export const percentHeadings = list(
  '% done, % complete, % completed, percent complete, percent done, done ratio, percentage done, percentage complete, percentdone, progress, progress %, progress (%), % progress, completion, completion %, fortschritt, fortschritt (%), % erledigt, % abgeschlossen, avancement, % achevé, % réalisé, progreso, % completado, progresso, % concluído, % completato, voortgang, % voltooid, % gereed, postęp, % ukończenia, průběh, % dokončeno, % hotovo, framsteg, fremdrift, fremskridt, edistyminen, % valmiina, ilerleme, tamamlanma yüzdesi, прогресс, % завершения, готовность, готовность в %, % виконання, прогрес, 进度, 完成百分比, 進度, 進捗率, 進捗, 진척도, 진행률',
)

/** A mark that the item is put away; a date alone is none, since some tools put away all that is done. */
export const archivedHeadings = list(
  'archived, is archived, closed card, archiviert, ist archiviert, archivé, archivado, arquivado, archiviato, gearchiveerd, zarchiwizowane, archivováno, arkiverad, arkiveret, arkivert, arkistoitu, arşivlendi, архив, в архиве, архівовано, 已归档, 已歸檔, アーカイブ済み, アーカイブ, 보관됨, is deleted, deleted',
)

/** Columns that name the larger thing that a row belongs to, from the largest down. */
export const levelHeadings: readonly {
  level: number
  kind: 'epic' | 'story' | 'technical'
  words: readonly string[]
}[] = [
  {
    level: 0,
    kind: 'epic',
    words: list(
      'initiative, initiatives, 大項目, 大分類, 大机能, strategic theme, portfolio epic, capability, capabilities, initiatief, iniciativa, iniziativa, inicjatywa, инициатива, ініціатива, イニシアチブ, 이니셔티브',
    ),
  },
  {
    level: 1,
    kind: 'epic',
    words: list(
      "epic, epics, epic name, epic title, epic summary, épopée, épopées, épica, épicas, epica, epika, epiky, portfolio item, épico, épicos, epik, epiki, epik adı, epos, eepos, eepokset, эпик, эпики, название эпика, эпос, епік, епіки, エピック, エピック名, 史诗, 史詩, 史诗名称, 에픽, 에픽 이름, epiker, epikus, epico, nom de l'épopée, nombre de la épica, nome do épico, nazwa epika, epic titel, epic bezeichnung",
    ),
  },
  {
    level: 2,
    kind: 'epic',
    words: list(
      'feature, features, feature name, 中項目, 中分類, funktion, funktionen, fonctionnalité, fonctionnalités, funcionalidad, funcionalidades, característica, funcionalidade, funzionalità, functionaliteit, funkcja, funkcje, funkcjonalność, funkce, funktionalitet, funksjon, ominaisuus, ominaisuudet, özellik, özellikler, функция, функции, функциональность, фича, фичи, функціональність, функція, フィーチャー, フィーチャ, 機能, 特性, 功能, 기능',
    ),
  },
  {
    level: 3,
    kind: 'story',
    words: list(
      'user story, user stories, story, stories, backlog item, backlog items, product backlog item, pbi, requirement, requirements, anwendererzählung, anwendererzählungen, nutzergeschichte, benutzergeschichte, anforderung, anforderungen, récit utilisateur, récit, récits, histoire utilisateur, historia de usuario, historias de usuario, historia, historias, história de usuário, histórias de usuário, história, histórias, storia utente, storie utente, storia, gebruikersverhaal, gebruikersverhalen, verhaal, historyjka użytkownika, historyjki użytkownika, historyjka, uživatelský příběh, příběh, användarberättelse, användarberättelser, brugerhistorie, brugerhistorier, brukerhistorie, brukerhistorier, käyttäjätarina, käyttäjätarinat, kullanıcı hikayesi, kullanıcı hikâyesi, hikaye, пользовательская история, пользовательские истории, история, истории, юзер стори, стори, історія користувача, історія, історії, ユーザーストーリー, ストーリー, 用户故事, 用戶故事, 使用者故事, 故事, 需求, 사용자 스토리, 스토리',
    ),
  },
  {
    level: 4,
    kind: 'technical',
    words: list(
      'task, tasks, sub task, sub tasks, subtask, subtasks, to do, todos, aufgabe, aufgaben, teilaufgabe, teilaufgaben, unteraufgabe, unteraufgaben, tâche, tâches, sous tâche, sous tâches, tarea, tareas, subtarea, subtareas, tarefa, tarefas, subtarefa, subtarefas, attività, sottoattività, compito, compiti, taak, taken, subtaak, subtaken, zadanie, zadania, podzadanie, podzadania, úkol, úkoly, podúkol, podúkoly, uppgift, uppgifter, deluppgift, deluppgifter, opgave, opgaver, delopgave, delopgaver, oppgave, oppgaver, deloppgave, deloppgaver, tehtävä, tehtävät, alitehtävä, alitehtävät, görev, görevler, alt görev, alt görevler, задача, задачи, подзадача, подзадачи, завдання, підзавдання, タスク, サブタスク, 任务, 任務, 子任务, 子任務, 작업, 하위 작업, 태스크',
    ),
  },
]

/** Numbers such as 1.2.1 that say what stands beneath what. */
export const outlineHeadings = list(
  'outline number, outline, wbs, wbs code, wbs number, wbs id, wbs#, wbs nr, psp, psp code, psp nr, gliederung, gliederungsnummer, gliederungsnr, structure, structure number, numbering, hierarchy number, item number, numéro hiérarchique, n° hiérarchique, código edt, edt, número de esquema, overzichtsnummer, numer konspektu, номер структуры, структура, сдр, код сдр, иерархия, アウトライン番号, 大纲数字, 大纲编号, 层级编号, 개요 번호, kapitel, chapter, section number',
)

/** Numbers that say how deep a row stands. */
export const depthHeadings = list(
  'outline level, level, depth, indent, indentation, hierarchy level, hierarchy, gliederungsebene, ebene, niveau, nivel, nível, livello, poziom, úroveň, nivå, taso, seviye, düzey, уровень, рівень, レベル, 階層, 级别, 层级, 層級, 수준, 레벨',
)

/** Cells that name the items beneath the row. */
export const childrenHeadings = list(
  'parent for, children, child issues, sub issues, sub items, subitems, child items, is parent of, parent of, unteraufgaben von, enfants, hijos, подзадачи списком',
)

/** Who, what and why of a story, each in a column of its own; with the words that join them. */
export const storyParts: readonly {
  language: string
  who: readonly string[]
  want: readonly string[]
  why: readonly string[]
  join: readonly [string, string, string]
}[] = [
  {
    language: 'en',
    who: list(
      'as a, as an, as a/an, as a(n), as an/a, as, as the, as a type of user, as a user, as a <type of user>, as a <role>, as a [role], as a (role), as a role, who, role, actor, persona, user role, user type, stakeholder, user',
    ),
    want: list(
      "i want, i want to, i need, i need to, i would like, i would like to, i'd like to, i want to <perform some task>, i want <goal>, i want [goal], i want (goal), i want to be able to, i can, i want to <goal>, i want <some goal>, want, goal, action, need, what, desire, wants, wish",
    ),
    why: list(
      'so that, so that i can, so that <reason>, so that [benefit], so that <some reason>, so that (benefit), so, in order to, so i can, because, so that i, benefit, reason, why, value, so that <benefit>, outcome',
    ),
    join: ['As a', 'I want', 'so that'],
  },
  {
    language: 'de',
    who: list('als, als ein, als eine, als ein/e, als (rolle), als <rolle>, rolle, wer, nutzer, akteur'),
    want: list(
      'möchte ich, will ich, ich möchte, ich will, brauche ich, ich brauche, möchte ich (ziel), wunsch, ziel, was',
    ),
    why: list('damit, sodass, so dass, um, um zu, nutzen, grund, warum, damit (nutzen)'),
    join: ['Als', 'möchte ich', 'damit'],
  },
  {
    language: 'fr',
    who: list("en tant que, en tant qu', rôle, acteur, qui"),
    want: list("je veux, je souhaite, je voudrais, j'ai besoin, j'aimerais, besoin, quoi"),
    why: list('afin de, afin que, pour, pour que, bénéfice, pourquoi, raison'),
    join: ['En tant que', 'je veux', 'afin de'],
  },
  {
    language: 'es',
    who: list('como, como un, como una, rol, quién, actor'),
    want: list('quiero, necesito, deseo, me gustaría, yo quiero, qué'),
    why: list('para, para que, de modo que, con el fin de, beneficio, por qué, para qué'),
    join: ['Como', 'quiero', 'para'],
  },
  {
    language: 'pt',
    who: list('como um, como uma, eu como, enquanto, papel, quem, ator'),
    want: list('eu quero, gostaria de, eu gostaria de, preciso, desejo, o quê, o que'),
    why: list('para que, de modo que, a fim de, benefício, por quê, por que'),
    join: ['Como', 'quero', 'para'],
  },
  {
    language: 'it',
    who: list('come, in qualità di, ruolo, chi'),
    want: list('voglio, vorrei, desidero, cosa'),
    why: list('così che, in modo da, in modo che, affinché, per, beneficio, perché'),
    join: ['Come', 'voglio', 'così che'],
  },
  {
    language: 'nl',
    who: list('als een, rol, wie'),
    want: list('wil ik, ik wil, wens ik, ik wens, wat'),
    why: list('zodat, opdat, waarom'),
    join: ['Als', 'wil ik', 'zodat'],
  },
  {
    language: 'pl',
    who: list('jako, rola, kto'),
    want: list('chcę, chciałbym, potrzebuję, co'),
    why: list('aby, żeby, po to aby, dlaczego, korzyść'),
    join: ['Jako', 'chcę', 'aby'],
  },
  {
    language: 'cs',
    who: list('jako uživatel, role, kdo'),
    want: list('chci, potřebuji'),
    why: list('abych, aby bylo, proč, přínos'),
    join: ['Jako', 'chci', 'abych'],
  },
  {
    language: 'ru',
    who: list('как, я как, роль, кто'),
    want: list('я хочу, хочу, мне нужно, что'),
    why: list('чтобы, для того чтобы, зачем, польза, почему'),
    join: ['Как', 'я хочу', 'чтобы'],
  },
  {
    language: 'uk',
    who: list('як, я як, хто'),
    want: list('я хочу щоб, я хотів би, хочу бачити, мені потрібно, що'),
    why: list('щоб, для того щоб, навіщо'),
    join: ['Як', 'я хочу', 'щоб'],
  },
  {
    language: 'nordic',
    who: list('som, som en, som ett, som et, roll, rolle, vem, hvem'),
    want: list('vill jag, jag vill, vil jeg, jeg vil, ønsker jeg, jeg ønsker, vill, vad, hva, hvad'),
    why: list('så att, för att, så at, for at, slik at, nytta, nytte, varför, hvorfor'),
    join: ['Som', 'vill jag', 'så att'],
  },
  {
    language: 'fi',
    who: list('rooli, käyttäjänä, kuka'),
    want: list('haluan, tarvitsen, mitä'),
    why: list('jotta, koska, miksi'),
    join: ['', 'haluan', 'jotta'],
  },
  {
    language: 'tr',
    who: list('olarak, rol, bir kullanıcı olarak, kim'),
    want: list('istiyorum, istek, ne'),
    why: list('böylece, çünkü, neden, fayda'),
    join: ['', '', 'böylece'],
  },
  {
    language: 'zh',
    who: list('作为, 角色, 作为一个, 身為, 谁'),
    want: list('我想要, 我想, 我希望, 我要, 想要, 目标'),
    why: list('以便, 以便于, 从而, 这样, 价值, 目的, 原因'),
    join: ['作为', '我想要', '以便'],
  },
  {
    language: 'ja',
    who: list('として, 役割, ロール, 誰が'),
    want: list('したい, 何を, やりたいこと, 要求'),
    why: list('なぜなら, 理由, なぜ, 目的, ために'),
    join: ['', '', ''],
  },
  {
    language: 'ko',
    who: list('역할, 사용자로서, 로서, 누가'),
    want: list('원한다, 나는 원한다, 무엇을, 하고 싶다'),
    why: list('그래서, 이유, 왜, 위해'),
    join: ['', '', ''],
  },
]

/** Time is no estimate in points, whatever the column is called. */
export const timeUnits = list(
  'h, hr, hrs, hours, hour, d, day, days, min, minutes, md, pd, mandays, man days, person days, weeks, s, seconds, stunden, std, tage, pt, personentage, minuten, heures, jours, j, jh, horas, hs, días, dias, ore, giorni, gg, uren, dagen, u, godz, godziny, dni, ч, час, часы, часов, дни, дн, год, години, днів, hod, hodiny, timmar, tim, dagar, timer, dage, dager, tuntia, tunnit, päivää, saat, gün, 小时, 小時, 天, 人天, 人日, 工时, 時間, 日, 人月, 시간, 일',
)

/** Words around a header's own that say only whose field it is. */
export const qualifiers = list(
  'feature, issue, issues, task, tasks, card, item, items, story, user, us, ticket, work, work item, pbi, backlog, product backlog, current, jira, azure, trello, asana, github, gitlab, the, my, our, your, a, of, of the, record, entry, requirement, req, full, short, actual, new, planned, initial, original title, main, overall, total, der, die, das, des, der aufgabe, aufgaben, aufgabe, vorgang, vorgangs, ticket, anforderung, eintrag, du, de, de la, des, del, da, do, della, di, van, van de, tâche, ticket, tarea, tarefa, attività, taak, zadania, zadanie, zgłoszenia, úkolu, uppgift, opgave, oppgave, tehtävän, görev, görevin, задачи, задача, задач, требования, истории, завдання, задачі, 任务, 任務, 需求, 事项, 问题, タスク, 課題, チケット, 작업, 이슈',
)
export const suffixes = list(
  'name, names, text, value, field, title, code, list, required, optional, mandatory, details, summary, label, words, info, *, id?, in, as, total, planned, (required), bezeichnung, nom, nombre, nome, naam, nazwa, název, namn, navn, nimi, adı, название, задачи, задач, задача, назва, завдання, 名称, 名, 이름',
)

/** What stands before the name of a field that a site has made, which is in brackets. */
export const customFields = list(
  'custom field, benutzerdefiniertes feld, benutzerdefinierte felder, champ personnalisé, champs personnalisés, campo personalizado, campos personalizados, campo personalizzato, aangepast veld, pole niestandardowe, vlastní pole, anpassat fält, brugerdefineret felt, egendefinert felt, mukautettu kenttä, özel alan, настраиваемое поле, пользовательское поле, власне поле, 自定义字段, 自訂欄位, カスタム フィールド, カスタムフィールド, 사용자 정의 필드, 사용자 지정 필드',
)
