import { createProduct } from '#domain/product/create-product.ts'
import { freeKeyFor } from '#domain/product/key-for.ts'
import type { ProductId } from '#domain/product/product.ts'
import { createRelease } from '#domain/roadmap/create-release.ts'
import { quarterAfter } from '#domain/roadmap/quarters.ts'
import { plainDate, readDate } from '#domain/roadmap/release-date.ts'
import { today } from '#web/product/day-number.ts'
import { newId } from '#web/store/new-id.ts'
import { call, type RunOutcome } from '#web/store/outcome.ts'
import { store } from '#web/store/the-store.ts'
import { welcomeWords as say } from '#words/welcome.ts'

/** What somebody says of a product that is to be. */
export interface Start {
  name: string
  who: string
  /** what its next release is to achieve */
  goal: string
}

/** What keeps somebody from starting, by the question; null when nothing does. */
export function startTroubles({ name, goal }: Start): { [field in 'name' | 'goal']?: string } | null {
  const isNameless = name.trim() === ''
  const isAimless = goal.trim() === ''
  if (!isNameless && !isAimless) return null
  return {
    ...(isNameless && { name: say('nameMissing') }),
    ...(isAimless && { goal: say('goalMissing') }),
  }
}

/** Makes a product with its first release, next quarter, as one step. Answers with the product's key, too. */
export function startProduct({ name, who, goal }: Start): { outcome: RunOutcome; key: string } {
  const product = newId('product') as ProductId
  const key = freeKeyFor(store.state, name)
  const vision = who.trim() === '' ? '' : say('whoVision', { who: who.trim() })
  const date = readDate(plainDate(quarterAfter(today())))
  const outcome = store.runAll(
    [
      call(createProduct, { product, name, key, vision }),
      call(createRelease, { release: newId('release'), product, text: goal.trim(), ...(date && { date }) }),
    ],
    { label: say('start', { name: name.trim() }) },
  )
  return { outcome, key }
}
