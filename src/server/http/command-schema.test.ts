import { expect, test } from 'vitest'
import { model } from '#domain/model.ts'
import { describeCommands } from './command-schema.ts'

test('what is said of a command is what its door does: other fields are refused', () => {
  const commands = describeCommands(model)
  expect(commands.length).toBeGreaterThan(20)
  for (const { name, input } of commands) expect([name, input.additionalProperties]).toEqual([name, false])
})
