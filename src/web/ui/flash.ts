/** As long as the animation lasts, in ms (see where.css). */
const LASTS = 1_200

/** Shows where something is that has just been gone to: once, as all that comes somewhere is shown. */
export function flash(part: HTMLElement | null | undefined): void {
  if (!part) return
  const turn = part.dataset.flash === '1' ? '2' : '1'
  part.dataset.flash = turn
  setTimeout(() => {
    if (part.dataset.flash === turn) delete part.dataset.flash
  }, LASTS)
}
