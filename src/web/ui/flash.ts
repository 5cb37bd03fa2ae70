/** Shows where something is that has just come there or been gone to: once, and not for who asked for less motion. */
export function flash(part: Element | null | undefined): void {
  if (!part || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  part.animate([{ backgroundColor: 'var(--flash)' }, { backgroundColor: 'transparent' }], {
    duration: 900,
    easing: 'ease-out',
  })
}
