import { commands } from './commands.ts'
import { defineModel } from './kernel/model.ts'
import { kinds } from './kinds.ts'
import { rights } from './people/rights.ts'
import { schema } from './schema.ts'

/** The product as a page decides on it: queries and checks come with the screens that ask them. */
export const pageModel = defineModel({ kinds, commands, queries: [], checks: [], rights, schema })
