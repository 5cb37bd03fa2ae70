import { uiWords } from '#words/ui.ts'
import { showToast } from './toast.tsx'

/**
 * Puts a text on the clipboard and says so in the words `said`; where the browser allows neither way, the text itself
 * is shown to be selected. Answers whether it is copied.
 */
export async function copyText(text: string, said: string): Promise<boolean> {
  const done = await copied(text)
  if (done) showToast({ text: said })
  else showToast({ text: uiWords('notCopied', { text }), tone: 'bad' })
  return done
}

/** Over plain http a page has no clipboard, and must copy what is selected as a person would. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copiedBySelection(text)
  }
}

function copiedBySelection(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.style.cssText = 'position: fixed; inset-block-start: 0; opacity: 0'
  // Beside what has the focus: what stands outside of an open dialog cannot be selected.
  const room = before?.closest('[role="dialog"]') ?? document.body
  room.append(field)
  field.select()
  let done = false
  try {
    done = document.execCommand('copy')
  } catch {
    // Forbidden: it is told.
  }
  field.remove()
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  return done
}
