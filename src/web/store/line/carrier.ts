import type { Scope } from '#domain/kernel/scope.ts'
import type { Batch } from '#protocol/messages.ts'

/** A batch on its way, as the browser keeps it over a reload. */
export interface Unsettled {
  id: string
  batch: Batch
  at: string
  label: string
  /** what it is about; a page before there was a tray did not say */
  scopes?: readonly Scope[]
}

/** Who carries batches to the server and keeps them meanwhile, and brings scopes. */
export interface Carrier {
  made(unsettled: Unsettled): void
  /** the server has them, each as the commit `seq` */
  happened(batches: readonly { id: string; seq: number }[]): void
  refused(id: string): void
  /** a batch is done whose effect lies in a scope that the page does not hold, such as a new product's */
  want(scope: Scope): void
}
