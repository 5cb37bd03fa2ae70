import type { CommandCall } from './commit.ts'
import type { Model } from './model.ts'

/** An intent as the log keeps it: long texts stand in documents only. */
export function withoutTexts(model: Model, call: CommandCall): CommandCall {
  const texts = model.commandNamed(call.name)?.texts ?? []
  const given = call.input as Record<string, unknown>
  if (!texts.some((field) => given[field] !== undefined)) return call
  const kept = Object.entries(given).filter(([field]) => !texts.includes(field))
  return { name: call.name, input: Object.fromEntries(kept) }
}
