import { kindWords } from '#words/kinds.ts'
import { idOf } from '../kernel/fields.ts'
import { type BodyOf, type DefinedKind, defineKind } from '../kernel/kind.ts'
import { createdAtField, lineField } from '../kernel/make-field.ts'
import { nobody } from '../kernel/right.ts'

export const workspaceId = idOf('wsp')

const fields = { name: lineField('name', { most: 120 }), createdAt: createdAtField }
export type Workspace = BodyOf<'wsp', typeof fields>

/** A group of people and their products. */
export const workspace: DefinedKind<'wsp', typeof fields> = defineKind('wsp', fields, {
  label: kindWords.said('workspace'),
  many: kindWords.said('workspace.many'),
  home: 'workspace',
  name: ({ name }) => name,
  revert: nobody,
})
