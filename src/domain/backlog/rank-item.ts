import { z } from 'zod'
import { changed } from '../kernel/change.ts'
import { defineCommand, planners } from '../kernel/command.ts'
import { lookUp } from '../kernel/lookup.ts'
import { placeAfter } from '../kernel/place.ts'
import { ordered } from '../kernel/state.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { itemId } from './item.ts'

/** Places an item behind another (null: at the top). The intent is a neighbour, never a position or a key. */
export const rankItem = defineCommand({
  name: 'rank-item',
  title: 'Move item',
  input: z.object({ item: itemId, after: itemId.nullable() }),
  allow: planners,
  decide(state, { item, after }) {
    const record = lookUp(state, 'item', item)
    if (isRefusal(record)) return record
    if (after === item) return refuse('own-neighbour')
    const neighbour = after === null ? null : lookUp(state, 'item', after)
    if (isRefusal(neighbour)) return neighbour
    if (neighbour && neighbour.product !== record.product) return refuse('other-product', { kind: 'item' })
    const list = ordered(state, 'item', record.product)
    const before = list.before(record) ?? null
    if ((before?.id ?? null) === after) return []
    const { rank, spread } = placeAfter('item', list, neighbour, record)
    return [...spread, changed('item', record, { rank })]
  },
})
