import type { ItemStatus } from '#domain/backlog/item.ts'
import { wordOf, wordsIn } from './words.ts'

/** Words of other tools for where work stands, as `wordOf` spells them. Not here: read as a draft. */
const words: Record<ItemStatus, string> = {
  draft: `
    to do, todo, backlog, product backlog, icebox, open, opened, reopened, new, unstarted,
    unscheduled, planned, proposed, triage, needs triage, inbox, ideas, idea, later, draft,
    requested, submitted, no status, not started, offen, zu erledigen, neu, à faire, ouvert, nouveau,
    por hacer, tareas por hacer, pendiente, abierto, nuevo, a fazer, tarefas pendentes, aberto, novo,
    da fare, aperto, te doen, att göra, do zrobienia, к выполнению, сделать, новый, новая, открыт,
    открыта, 新規, 未着手, 未対応, オープン, 待办, 待处理, 新建, 할 일, 해야 할 일`,
  ready: `
    ready, ready for development, ready for dev, ready to start, selected for development, refined,
    groomed, approved, committed, up next, next, next up, sprint backlog, prioritized, prioritised,
    bereit, prêt, pronto, 準備完了, готово к работе`,
  doing: `
    doing, in progress, inprogress, started, active, wip, work in progress, in development,
    development, in dev, developing, implementing, assigned, in review, review, code review,
    in code review, ready for review, ready to merge, in qa, qa, ready for qa, ready for test,
    ready for testing, testing, in test, in testing, verification, blocked, on hold, waiting,
    feedback, finished, delivered, staging, ready for release, ready to deploy, indeterminate,
    in arbeit, in bearbeitung, in prüfung, en cours, en revue, en curso, en progreso, em andamento,
    em progresso, in corso, in uitvoering, bezig, pågår, pågående, w toku, в работе, выполняется,
    на проверке, 進行中, 対応中, 作業中, レビュー中, 进行中, 處理中, 진행 중, 진행중`,
  done: `
    done, closed, resolved, complete, completed, accepted, released, shipped, live, deployed,
    in production, production, merged, fixed, verified, archived, done done, erledigt, fertig,
    geschlossen, gelöst, abgeschlossen, terminé, terminée, fini, fermé, résolu, listo, finalizado,
    finalizada, terminado, cerrado, cerrada, resuelto, hecho, concluído, concluída, concluido,
    fechado, resolvido, feito, completato, chiuso, risolto, fatto, gereed, afgerond, gesloten, klar,
    färdig, stängd, gotowe, zamknięte, готово, выполнено, закрыт, закрыта, закрыто, решен, решена,
    完了, 終了, 解決, 解決済み, クローズ, 完成, 已完成, 已关闭, 已解决, 完了済み, 완료, 완료됨`,
}

/** Ended without being built. There is no such status here; `done` keeps it out of the work ahead. */
const abandoned = new Set(
  wordsIn(`
  canceled, cancelled, won't do, won't fix, wont do, wont fix, wontfix, duplicate, rejected,
  removed, abandoned, declined, invalid, obsolete, not planned, abgebrochen, abgelehnt, annulé,
  rejeté, cancelado, rechazado, rejeitado, отменено, отклонено, 却下, キャンセル, 已取消, 已拒绝, 취소됨`),
)

const statuses = new Map(
  (Object.entries(words) as [ItemStatus, string][]).flatMap(([status, list]) =>
    wordsIn(list).map((word) => [word, status] as const),
  ),
)

/** The status a word of another tool stands for, or null when it is not known. */
export function statusOf(word: string): ItemStatus | null {
  const spelled = wordOf(word)
  return abandoned.has(spelled) ? 'done' : (statuses.get(spelled) ?? null)
}

export function isAbandoned(word: string): boolean {
  return abandoned.has(wordOf(word))
}

/**
 * For names of lists and sections, which people decorate ("✅ Done (May)", "Backlog/Future Work/Ideas"): the whole
 * name, then its first part before a bracket, slash or dash, letters only.
 */
export function statusOfList(name: string): ItemStatus | null {
  const bare = name.slice(0, 200).replace(/[^\p{L}\p{N}\s'()[\]/|:&–—-]/gu, ' ')
  const first = bare.trim().split(/[()[\]/|:&–—]| - /)[0] ?? ''
  const firstWord = first.trim().split(/\s+/)[0] ?? ''
  return statusOf(name) ?? statusOf(first) ?? (statusOf(firstWord) === 'done' ? 'done' : null)
}
