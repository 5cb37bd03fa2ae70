import { newId } from '#domain/kernel/new-id.ts'
import { randomFew } from '../../random.ts'

export function freshItemId(): string {
  return newId('itm', randomFew(14))
}
