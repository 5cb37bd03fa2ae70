/**
 * What scrolls a part of the page: itself, or what it stands in. A list scrolls by itself where there is room for what
 * stands above it; in a low window all of it scrolls away together, as the styles say.
 */
export function scrollerOf(part: HTMLElement): HTMLElement {
  for (let box: HTMLElement | null = part; box; box = box.parentElement)
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box
  return document.documentElement
}

/** How much of a part, in px, has gone beyond the upper edge of what scrolls it; less than 0 before it begins there. */
export function scrolledPast(part: HTMLElement, scroller: HTMLElement): number {
  const edge = scroller.getBoundingClientRect().top + scroller.clientTop
  return edge - part.getBoundingClientRect().top
}
