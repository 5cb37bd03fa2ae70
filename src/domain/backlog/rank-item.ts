import { rankOf } from '../kernel/kind-commands.ts'
import { item } from './item.ts'

export const rankItem = rankOf('item', item, { title: 'Move item' })
