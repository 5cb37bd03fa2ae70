const TYPED =
  'textarea:not(:disabled, :read-only), input:is([type=text], [type=search], [type=url], [type=tel], [type=password], :not([type])):not(:disabled, :read-only, [hidden])'

/**
 * Types a text into the fields of a part of the page, as a hand would: from the field that has the focus on, at its
 * caret, and after each tab in the next one. Answers whether there was a field.
 */
export function typeInto(part: Element, text: string): boolean {
  const fields = [...part.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TYPED)]
  const first = Math.max(0, fields.indexOf(document.activeElement as HTMLInputElement))
  for (const [step, piece] of text.split('\t').entries()) {
    const field = fields[Math.min(first + step, fields.length - 1)]
    if (!field) return false
    if (field !== document.activeElement) {
      field.focus()
      // As the browser does for who walks into it.
      if (field instanceof HTMLInputElement) field.select()
    }
    if (piece === '') continue
    const { selectionStart, selectionEnd, value } = field
    field.setRangeText(piece, selectionStart ?? value.length, selectionEnd ?? value.length, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: piece, inputType: 'insertText' }))
  }
  return true
}
