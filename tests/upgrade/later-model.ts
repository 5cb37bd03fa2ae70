import { theme } from '#domain/backlog/theme.ts'
import { changed } from '#domain/kernel/change.ts'
import { defineKind } from '#domain/kernel/kind.ts'
import { createOf, editOf } from '#domain/kernel/kind-commands.ts'
import { flagField } from '#domain/kernel/make-field.ts'
import { defineModel, type Model } from '#domain/kernel/model.ts'
import type { Addition, InputUpgrades, RecordUpgrades } from '#domain/kernel/upgrade.ts'
import { kinds, type RecordOf } from '#domain/kinds.ts'
import { model } from '#domain/model.ts'

/** The schemas of the next release and of the one after it. */
export const [next, afterNext] = [model.schema + 1, model.schema + 2]

type Old = { readonly [field: string]: unknown }

// In the next release the words of a theme are called its terms; in the one after, a theme may be released.
const renamed = ({ words, ...rest }: Old) => (words === undefined ? rest : { ...rest, terms: words })
const upgrades: RecordUpgrades = { [next]: renamed, [afterNext]: (old) => ({ ...old, released: false }) }

/** The product tells the words that its themes had, as what no record could become by itself. */
const addition: Addition = (was, are) =>
  (are.get('product') as RecordOf<'product'>[]).map((product) =>
    changed('product', product, {
      vision: (was.get('theme') ?? [])
        .slice(0, 3)
        .map(({ words }) => (words as string[]).join(' '))
        .join(', '),
    }),
  )

/** The program of a later release. `read`: how it reads the themes of those before. */
export function laterModel(schema: number, read = upgrades): Model {
  const { words, ...rest } = theme.fields
  const fields = { ...rest, terms: words, ...(schema >= afterNext && { released: flagField('released') }) }
  const { prefix: _, schema: __, refs: ___, fields: ____, ...told } = theme
  const later = defineKind('thm', fields as never as typeof theme.fields, { ...told, upgrades: read })
  const inputs: { upgrades: InputUpgrades } = { upgrades: { [next]: renamed } }
  const commands = model.commands.map((command) => {
    if (command.name === 'create-theme') return createOf('theme', later, { title: 'Add theme', ...inputs })
    return command.name === 'edit-theme'
      ? editOf('theme', later, { title: 'Edit theme', ...inputs })
      : command
  })
  const additions = { ...model.additions, [next]: addition }
  return defineModel({
    ...model,
    kinds: { ...kinds, theme: later },
    commands: commands as never,
    schema,
    additions,
  })
}
