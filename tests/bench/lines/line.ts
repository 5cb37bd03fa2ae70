import type { Bench } from '../drive/bench.ts'
import type { Result } from '../table.ts'

/** One line of the performance table: it may give several results, one for each figure that has a target. */
export interface Line {
  id: string
  scenario: string
  run(bench: Bench): Promise<Result[]>
}
