import { z } from 'zod'
import { created } from '../kernel/change.ts'
import { defineCommand } from '../kernel/command.ts'
import { line } from '../kernel/fields.ts'
import { free } from '../kernel/lookup.ts'
import { workspaceId } from './workspace.ts'

export const createWorkspace = defineCommand({
  name: 'create-workspace',
  title: 'Create workspace',
  input: z.object({ workspace: workspaceId, name: line('Name', 120) }),
  allow: [],
  creates: { workspace: 'workspace' },
  decide(state, { workspace, name }, context) {
    return (
      free(state, 'workspace', workspace) ?? [
        created('workspace', { id: workspace, name, createdAt: context.at }),
      ]
    )
  },
})
