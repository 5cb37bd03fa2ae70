import type { Model } from '#domain/kernel/model.ts'
import { upgradedCall } from '#domain/kernel/upgraded-call.ts'
import type { KeptBatch } from './kept.ts'

/** What the program before the second schema kept: a note in plain words, and no word of its schema. */
type OldBatch = Omit<KeptBatch, 'schema' | 'batch'> & {
  schema?: number
  batch: Omit<KeptBatch['batch'], 'note'> & { note: KeptBatch['batch']['note'] | string }
}

/** A batch that waits in the browser, as this program writes it. Null for one that a newer program wrote. */
export function upgradeBatch(model: Model, kept: OldBatch): KeptBatch | null {
  const { schema = 1, batch } = kept
  if (schema > model.schema) return null
  const note = typeof batch.note === 'string' ? { text: batch.note } : batch.note
  const commands = batch.commands.map((call) => upgradedCall(model, call, schema))
  return { ...kept, schema: model.schema, batch: { ...batch, commands, note } }
}
