import { expect, test } from 'vitest'
import { batchTrouble } from './batch-trouble.ts'
import { mostCommands } from './messages.ts'

test('a batch holds one command at least and so many at most', () => {
  expect(batchTrouble([])).toMatchObject({ code: 'empty-batch' })
  expect(batchTrouble([1])).toBeNull()
  expect(batchTrouble({ length: mostCommands } as unknown[])).toBeNull()
  expect(batchTrouble({ length: mostCommands + 1 } as unknown[])).toMatchObject({
    code: 'too-large',
    about: { count: mostCommands + 1, most: mostCommands },
  })
})
