import { z } from 'zod'
import { kindWords } from '#words/kinds.ts'
import { idOf } from '../kernel/fields.ts'
import { type BodyOf, type DefinedKind, defineKind } from '../kernel/kind.ts'
import { createdAtField, optionalRefField, refField, systemField } from '../kernel/make-field.ts'
import { stated, statement } from '../kernel/note.ts'
import { planners } from '../kernel/right.ts'
import { memberId } from '../people/member.ts'
import { productId } from '../product/product.ts'
import { releaseId } from '../roadmap/release.ts'

export const proposalId = idOf('prp')

const fields = {
  product: refField('product', { kind: 'product', id: productId, onDelete: 'cascade' }),
  /** the release that it makes a backlog from; null: it is about the product, as a roadmap from the backlog is */
  release: {
    ...optionalRefField('release', { kind: 'release', id: releaseId, onDelete: 'cascade' }),
    edit: false as const,
  },
  title: systemField('title', statement),
  by: systemField('by', memberId.nullable()),
  /** the last commit that whoever made it had seen */
  seq: systemField('seq', z.int().min(0)),
  /** under which the inputs of its suggestions were written */
  schema: systemField('schema', z.int().min(1)),
  createdAt: createdAtField,
}
export type Proposal = BodyOf<'prp', typeof fields>

/**
 * Commands that somebody, or a program, suggests to be done as one step. It stands with the backlog, whatever it
 * proposes: whoever sees that sees the plan too. There is one about a release, and one about the product as a whole:
 * each has a screen. One that was applied or dismissed is gone; the log has it.
 */
export const proposal: DefinedKind<'prp', typeof fields> = defineKind('prp', fields, {
  label: kindWords.said('proposal'),
  many: kindWords.said('proposal.many'),
  home: { shelf: 'backlog', through: 'product' },
  name: ({ title }) => stated(title),
  revert: planners,
})
