import { z } from 'zod'
import { idOf, line, moment } from '../kernel/fields.ts'
import { defineKind } from '../kernel/kind.ts'

export const memberId = idOf('mbr')
export type MemberId = z.output<typeof memberId>

/** What a person is to the products: leads both artefacts, works in the backlog, or aligns on the roadmap. */
export const roles = ['owner', 'team', 'stakeholder'] as const
export type Role = (typeof roles)[number]

const schema = z.object({
  id: memberId,
  name: line('Name', 120),
  role: z.enum(roles),
  createdAt: moment,
})
export type Member = z.output<typeof schema>

export const member = defineKind<Member>({ prefix: 'mbr', schema: schema as z.ZodType<Member>, refs: {} })
