import type { Query } from './kernel/query.ts'
import { comparison } from './queries/comparison.ts'
import { findings } from './queries/findings.ts'
import { history } from './queries/history.ts'
import { items } from './queries/items.ts'
import { record } from './queries/record.ts'
import { search } from './queries/search.ts'

/** What the product can tell. Every door serves this list; a new query is one line here. */
export const queries = [
  record,
  items,
  search,
  history,
  comparison,
  findings,
] as Query<never>[] as readonly Query[]
