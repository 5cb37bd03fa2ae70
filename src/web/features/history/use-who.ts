import { useRecord } from '#web/store/use-store.ts'
import { historyWords } from '#words/history.ts'

/** What the log calls whoever did it. */
export function useWho(actor: string): string {
  const member = useRecord('member', actor)
  if (actor === 'system') return historyWords('system')
  return member?.name ?? historyWords('stranger')
}
