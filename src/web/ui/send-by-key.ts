/**
 * Ctrl+Enter and Cmd+Enter send the form that they are pressed in, or in a dialog its form, wherever the focus is in it.
 * Whoever means something else by them takes the press first.
 */
export function sendByKey(page: Window): void {
  page.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    if (event.defaultPrevented || event.repeat || !(event.target instanceof Element)) return
    const form =
      event.target.closest('form') ?? event.target.closest('[role="dialog"]')?.querySelector('form')
    // A form without a button to send it does not take what is in it away.
    const button = form && [...form.elements].find(sends)
    if (!form || !button) return
    event.preventDefault()
    if (!button.disabled) form.requestSubmit(button)
  })
}

const sends = (element: Element): element is HTMLButtonElement =>
  element instanceof HTMLButtonElement && element.type === 'submit'
