import type { Model } from '#domain/kernel/model.ts'
import { schema } from '#domain/schema.ts'

/** Which program's shapes a store is read and written in; it is told to every thread. */
export interface Program {
  schema: number
  /** URL of the module that has its `model`; the product's own unless a test brings a later release's */
  module?: string
}

export const product: Program = { schema }

/** The model, with all of the domain, is read only in threads that need it. */
export async function modelOf({ module }: Program): Promise<Model> {
  const { model } = await (module ? import(/* @vite-ignore */ module) : import('#domain/model.ts'))
  return model
}
