/** What a cell is called on the wire: what of it, and of which record. */
export type Cell = `${string}:${string}`

/** The cell in which an element is typed into; null where nothing is. */
export function cellOf(element: Element | null): string | null {
  if (!element?.matches('input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable="true"]'))
    return null
  return element.closest<HTMLElement>('[data-cell]')?.dataset.cell ?? null
}

/** "goal:rel_1" is the goal of that release. */
export function partsOfCell(cell: string): { what: string; id: string } {
  const at = cell.indexOf(':')
  return at < 0 ? { what: 'other', id: '' } : { what: cell.slice(0, at), id: cell.slice(at + 1) }
}
