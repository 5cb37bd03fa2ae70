import { checks } from '#domain/checks.ts'
import { commands } from '#domain/commands.ts'
import type { Check } from '#domain/kernel/check.ts'
import type { Command } from '#domain/kernel/command.ts'
import { defineModel, type Model } from '#domain/kernel/model.ts'
import type { Query } from '#domain/kernel/query.ts'
import { kinds } from '#domain/kinds.ts'
import { rights } from '#domain/people/rights.ts'
import { queries } from '#domain/queries.ts'
import { schema } from '#domain/schema.ts'

interface More {
  /** kinds that there are not, or others in the place of those there are */
  kinds?: { readonly [kind: string]: unknown }
  commands?: readonly { name: string; decide: unknown }[]
  queries?: readonly { name: string; answer: unknown }[]
  checks?: readonly Check[]
}

/** The product's model and more. */
export function modelWith(more: More): Model {
  return defineModel({
    kinds: { ...kinds, ...more.kinds },
    commands: [...commands, ...((more.commands ?? []) as unknown as readonly Command[])],
    queries: [...queries, ...((more.queries ?? []) as unknown as readonly Query[])],
    checks: [...checks, ...(more.checks ?? [])],
    rights,
    schema,
  })
}
