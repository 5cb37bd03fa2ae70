import { z } from 'zod'
import { idOf, line, moment } from '../kernel/fields.ts'
import { defineKind } from '../kernel/kind.ts'

export const workspaceId = idOf('wsp')
export type WorkspaceId = z.output<typeof workspaceId>

const schema = z.object({ id: workspaceId, name: line('Name', 120), createdAt: moment })
export type Workspace = z.output<typeof schema>

export const workspace = defineKind<Workspace>({
  prefix: 'wsp',
  schema: schema as z.ZodType<Workspace>,
  refs: {},
})
