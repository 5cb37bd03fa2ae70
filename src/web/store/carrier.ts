import type { Scope } from '#domain/kernel/scope.ts'
import type { Batch } from '#protocol/messages.ts'

/** A batch on its way, as the browser keeps it over a reload. */
export interface Unsettled {
  id: string
  batch: Batch
  at: string
  label: string
}

/** Who carries batches to the server and keeps them meanwhile, and brings scopes. */
export interface Carrier {
  made(unsettled: Unsettled): void
  done(ids: readonly string[]): void
  /** a batch is done whose effect lies in a scope that the page does not hold, such as a new product's */
  want(scope: Scope): void
}
