import { checks } from './checks.ts'
import { commands } from './commands.ts'
import { defineModel } from './kernel/model.ts'
import { kinds } from './kinds.ts'
import { rights } from './people/rights.ts'
import { queries } from './queries.ts'
import { schema } from './schema.ts'
import { additions } from './upgrades.ts'

/** The product as it is. Every door serves it; tests add to it. */
export const model = defineModel({ kinds, commands, queries, checks, rights, schema, additions })
