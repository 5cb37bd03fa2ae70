import { type RefObject, useState } from 'react'
import { useActions } from '#web/actions/use-actions.ts'
import { groupWords } from '#words/groups.ts'
import { historyPageWords as say } from '#words/history-page.ts'

const rowAt = (list: HTMLElement | null, seq: number) =>
  list?.querySelector<HTMLElement>(`[data-step="${seq}"]`)

/** Keys over the steps: one tab stop for the list, and what can be done with the step it stands on. */
export function useWalk(list: RefObject<HTMLElement | null>, seqs: readonly number[]) {
  const [chosen, setChosen] = useState<number | null>(null)
  const current = chosen !== null && seqs.includes(chosen) ? chosen : (seqs[0] ?? null)
  const go = (to: number) => {
    const seq = seqs[Math.min(Math.max(0, to), seqs.length - 1)]
    if (seq === undefined) return
    setChosen(seq)
    const row = rowAt(list.current, seq)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }
  const walk = (by: number) => {
    const isInside = list.current?.contains(document.activeElement) ?? false
    const at = current === null ? 0 : seqs.indexOf(current)
    go(isInside ? at + by : at)
  }
  const press = (what: string) => () =>
    current !== null && rowAt(list.current, current)?.querySelector<HTMLElement>(what)?.click()
  /** Only with a row itself in focus: what is in it has keys of its own. */
  const onRow = () => document.activeElement?.matches('[data-step]') ?? false
  const some = () => seqs.length > 0
  const group = groupWords('rows')
  useActions('history', [
    {
      id: 'history.next',
      label: say('next'),
      group,
      keysOnly: true,
      keys: ['J', 'ArrowDown'],
      enabled: some,
      perform: () => walk(1),
    },
    {
      id: 'history.previous',
      label: say('previous'),
      group,
      keysOnly: true,
      keys: ['K', 'ArrowUp'],
      enabled: some,
      perform: () => walk(-1),
    },
    {
      id: 'history.then',
      label: say('open'),
      group,
      keys: ['Enter', 'O'],
      enabled: onRow,
      missing: () => say('needsStep'),
      perform: press('[data-then]'),
    },
    {
      id: 'history.with-now',
      label: say('compareStep'),
      group,
      keys: ['C'],
      enabled: onRow,
      missing: () => say('needsStep'),
      perform: press('[data-compare]'),
    },
    {
      id: 'history.all-lines',
      label: say('allLines'),
      group,
      keys: ['Space'],
      enabled: onRow,
      missing: () => say('needsStep'),
      perform: press('[data-all]'),
    },
  ])
  return {
    current,
    onFocus: ({ target }: { target: EventTarget }) => {
      const row = (target as Element).closest<HTMLElement>('[data-step]')
      if (row) setChosen(Number(row.dataset.step))
    },
  }
}
