import { z } from 'zod'
import { defineCommand } from '../kernel/command.ts'
import { make } from '../kernel/lookup.ts'
import { nobody } from '../kernel/right.ts'
import { isRefusal } from '../refusals.ts'
import { workspaceId, workspace as workspaceKind } from './workspace.ts'

export const createWorkspace = defineCommand({
  name: 'create-workspace',
  title: 'Create workspace',
  input: z.object({ workspace: workspaceId, name: workspaceKind.fields.name.schema }),
  allow: nobody,
  creates: { workspace: 'workspace' },
  decide(state, { workspace, name }, context) {
    const made = make(state, 'workspace', { id: workspace as never, name, createdAt: context.at })
    return isRefusal(made) ? made : [made]
  },
})
