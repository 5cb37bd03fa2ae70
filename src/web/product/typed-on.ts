import type { CommandCall } from '#domain/kernel/commit.ts'
import type { FieldDraft } from '#web/store/drafts.ts'

/** How a record is made again as it was typed, should it be gone. */
export interface MadeAgain {
  /** the fields of the command's input that the texts are; null while they cannot be sent */
  typed(texts: FieldDraft['texts']): { readonly [field: string]: unknown } | null
  /** the calls that make it, with those fields; null where nothing can */
  calls(typed: { readonly [field: string]: unknown }): CommandCall[] | null
}

/** A draft as it was kept last. */
export interface Typing {
  draft: FieldDraft
  /** which of its texts was typed in */
  label: string
  /** what makes the record again, whatever its texts are by now */
  calls: readonly CommandCall[] | null
}

const letters = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * The draft with what was typed after its field had gone, at the end of what was typed in there.
 *
 * @param text null takes the last letter back
 */
export function typedOn({ draft, label, calls }: Typing, text: string | null, again?: MadeAgain): Typing {
  const before = draft.texts[label] ?? ''
  const last = [...letters.segment(before)].at(-1)
  const texts = { ...draft.texts, [label]: text === null ? before.slice(0, last?.index) : before + text }
  const typed = again?.typed(texts) ?? null
  const withTyped = ({ name, input }: CommandCall) => ({ name, input: { ...(input as object), ...typed } })
  return { draft: { ...draft, texts, again: (typed && calls?.map(withTyped)) ?? null }, label, calls }
}
