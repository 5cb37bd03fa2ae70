import type { Kind } from '#domain/kinds.ts'
import { useQuery } from '#web/store/use-store.ts'
import { cellLabel, type RowName } from './cell-label.ts'

const plan: readonly Kind[] = ['release', 'goal', 'feature', 'metric']

export function useCellLabel(row: RowName, id: string): string {
  return useQuery((state) => cellLabel(state, row, id), { kinds: plan })
}
