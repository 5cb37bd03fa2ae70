import type { CommandCall } from '#domain/kernel/commit.ts'
import { lookIn } from '#domain/kernel/look.ts'
import { malformed } from '#domain/kernel/malformed.ts'
import { newId } from '#domain/kernel/new-id.ts'
import type { State } from '#domain/kernel/state.ts'
import { createProduct } from '#domain/product/create-product.ts'
import { freeKeyFor } from '#domain/product/key-for.ts'
import { keyTaken } from '#domain/product/key-taken.ts'
import type { Refusal } from '#domain/refusals.ts'
import type { ImportChoices } from '#protocol/import-choices.ts'
import type { ImportNewProduct } from '#protocol/import-report.ts'
import { importWords } from '#words/import.ts'
import { randomFew } from '../../random.ts'

/** The product that would be made: named after the file, with a key that is free, where nobody says otherwise. */
export function newProductFor(
  state: State,
  { name, key }: NonNullable<ImportChoices['newProduct']>,
  file: string,
): ImportNewProduct | Refusal {
  const called = name ?? nameAfter(file)
  const id = newId('prd', randomFew(14))
  const made = createProduct.input.safeParse({
    product: id,
    name: called,
    key: key ?? freeKeyFor(state, called),
  })
  if (!made.success) return malformed(made.error)
  const { data } = made
  const product = { id: data.product, name: data.name, key: data.key }
  return keyTaken(state, lookIn(state), product) ?? product
}

export function callFor({ id, name, key }: ImportNewProduct): CommandCall {
  return { name: createProduct.name, input: { product: id, name, key } }
}

const MOST = 120

/** `roadmap_2026 (1).csv` is called Roadmap 2026. */
function nameAfter(file: string): string {
  const bare = file.replace(/\.\w{1,5}$/, '').replace(/ ?\(\d+\)$/, '')
  const name = bare
    // Where words are not parted by spaces, hyphens do it.
    .replace(/\s/.test(bare) ? /[_\s]+/g : /[_-]+/g, ' ')
    .trim()
    .slice(0, MOST)
    .trim()
  return name === '' ? importWords('new-product') : name.charAt(0).toUpperCase() + name.slice(1)
}
