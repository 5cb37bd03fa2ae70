import { editOf } from '../kernel/kind-commands.ts'
import { item } from './item.ts'

export const editItem = editOf('item', item, { title: 'Edit item' })
