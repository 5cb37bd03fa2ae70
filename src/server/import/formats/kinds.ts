import type { ItemKind } from '#domain/backlog/item.ts'
import { wordOf, wordsIn } from './words.ts'

/** Words of other tools for a kind of item, as `wordOf` spells them. Not here: read as a story. */
const words: Record<ItemKind, string> = {
  epic: `
    epic, epics, initiative, theme, saga, capability, epos, épopée, epopeya, épica, エピック, 史诗, 에픽,
    эпик`,
  story: `
    story, user story, userstory, feature, feature request, new feature, enhancement, improvement,
    requirement, product backlog item, pbi, backlog item, issue, idea, suggestion, change request,
    anwendererzählung, anforderung, verbesserung, neue funktion, récit, histoire, amélioration,
    nouvelle fonctionnalité, historia, historia de usuario, mejora, história, melhoria,
    funcionalidad, funcionalidade, storia, miglioramento, ストーリー, 機能, 新機能, 改善, 故事, 需求, 스토리, история,
    улучшение`,
  constraint: `
    constraint, non functional requirement, nonfunctional requirement, nfr, quality attribute,
    acceptance constraint`,
  workflow: 'workflow, process, scenario, use case, journey, user journey',
  storyboard: 'storyboard',
  sketch: 'sketch, wireframe, drawing',
  'mock-up': 'mock up, mockup, design, ui design, ux design, prototype',
  defect: `
    bug, bugs, defect, error, incident, problem, regression, fault, crash, fehler, bogue, anomalie,
    incidencia, defecto, defeito, erro, difetto, fout, バグ, 不具合, 障害, 缺陷, 故障, 버그, ошибка, дефект, баг`,
  technical: `
    task, tasks, sub task, subtask, technical task, tech task, technical story, technical, chore,
    spike, research, maintenance, refactoring, tech debt, technical debt, test, test case, support,
    documentation, enabler, release, aufgabe, unteraufgabe, teilaufgabe, tâche, sous tâche, tarea,
    subtarea, tarefa, subtarefa, attività, taak, subtaak, タスク, サブタスク, サポート, 任务, 子任务, 작업, 하위 작업,
    задача, подзадача`,
}

const kinds = new Map(
  (Object.entries(words) as [ItemKind, string][]).flatMap(([kind, list]) =>
    wordsIn(list).map((word) => [word, kind] as const),
  ),
)

/** The kind a word of another tool stands for, or null when it is not known. */
export function kindOf(word: string): ItemKind | null {
  return kinds.get(wordOf(word)) ?? null
}

/** For tools that say the kind with a label: the first label that is surely one (`bug`, `type::bug`, `kind/bug`). */
export function kindOfLabels(labels: readonly string[]): ItemKind | null {
  for (const label of labels) {
    const kind = kindOf(label.split(/::|[/:]/).at(-1) ?? '')
    if (kind === 'defect' || kind === 'epic') return kind
  }
  return null
}
