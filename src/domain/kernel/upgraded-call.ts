import type { CommandCall } from './commit.ts'
import type { Model } from './model.ts'
import { upgraded } from './upgrade.ts'

const noDocuments = {
  document(): never {
    throw new Error('An input holds its texts itself')
  },
}

/**
 * A call that was written under schema `from` as the model's command reads it, with the calls that it holds itself; one
 * of a command that is gone stays.
 */
export function upgradedCall(
  model: Model,
  { name, input }: CommandCall,
  from: number,
  to = model.schema,
): CommandCall {
  // What came from outside may be anything yet.
  if (typeof input !== 'object' || input === null) return { name, input }
  const { upgrades, withCalls } = model.commandNamed(name) ?? {}
  const now = upgraded(upgrades, input, from, to, noDocuments)
  return { name, input: withCalls ? withCalls(now, (call) => upgradedCall(model, call, from, to)) : now }
}
