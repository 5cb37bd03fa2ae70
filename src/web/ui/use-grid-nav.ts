import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { clampToGrid, type GridKey, type GridPosition, type GridShape, moveInGrid } from './grid-nav.ts'

export interface GridNavOptions {
  rows: number
  columns: number
  /** see GridShape; 'cells' unless said otherwise */
  mode?: GridShape['mode']
  /** rows a page holds; 10 unless said otherwise */
  page?: number
  /** heading rows above, for aria-rowindex */
  headRows?: number
  /** Under virtualisation: bring the row on the page. Focus follows as soon as it is rendered. */
  scrollToRow?: (row: number) => void
  onMove?: (position: GridPosition) => void
}

/**
 * Roving focus over rows × columns: one tab stop, arrows inside, as role=grid and treegrid promise.
 *
 *   const grid = useGridNav({ rows: items.length, columns: 6, mode: 'rows', scrollToRow: virtual.scrollToIndex })
 *   <div {...grid.gridProps} aria-label="Backlog">
 *     <div {...grid.rowProps(i)}> <div {...grid.cellProps(i, 0)}>…
 *
 * A virtualised list must keep `position.row` rendered (rangeExtractor), or focus and the tab stop are lost when
 * it scrolls away. Keys pressed inside a field in a cell are that field's; Esc there returns to the cell.
 * A screen's own onKeyDown comes first: whatever it prevents, the grid leaves.
 */
export function useGridNav(options: GridNavOptions) {
  const { rows, columns, mode = 'cells', page = 10, headRows = 0 } = options
  const shape: GridShape = { rows, columns, mode, page }
  const [kept, setKept] = useState<GridPosition>({ row: 0, column: mode === 'rows' ? -1 : 0 })
  const position = clampToGrid(kept, shape)
  const container = useRef<HTMLElement | null>(null)
  const wanted = useRef<GridPosition | null>(null)

  const place = (next: GridPosition) => {
    if (next.row === position.row && next.column === position.column) return
    setKept(next)
    options.onMove?.(next)
  }
  const tryFocus = () => {
    const next = wanted.current
    if (!next) return
    const found = container.current?.querySelector<HTMLElement>(`[data-grid-at="${next.row}:${next.column}"]`)
    if (!found) return
    wanted.current = null
    found.focus({ preventScroll: options.scrollToRow !== undefined })
  }
  // after every render: the wanted row may just have been rendered by the virtualiser
  useLayoutEffect(tryFocus)

  /** Moves focus there, scrolling if need be. */
  const focus = (to: GridPosition) => {
    const next = clampToGrid(to, shape)
    wanted.current = next
    place(next)
    options.scrollToRow?.(next.row)
    tryFocus()
  }
  /** As if the key had been pressed, e.g. for J and K in the registry. */
  const move = (press: GridKey): boolean => {
    const next = moveInGrid(position, press, shape)
    if (next) focus(next)
    return next !== null
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.metaKey || event.shiftKey) return
    const target = event.target as HTMLElement
    if (target.dataset.gridAt === undefined) {
      // inside a cell: everything is the widget's but the way out
      if (event.key !== 'Escape') return
      const cell = target.closest<HTMLElement>('[data-grid-at]')
      if (!cell || !container.current?.contains(cell)) return
      event.preventDefault()
      cell.focus()
      return
    }
    if (move(event)) event.preventDefault()
  }
  /** A click or a screen reader may focus any cell; the tab stop follows. */
  const onFocus = (event: FocusEvent) => {
    const at = (event.target as HTMLElement).closest<HTMLElement>('[data-grid-at]')?.dataset.gridAt
    if (at === undefined) return
    const [row = 0, column = 0] = at.split(':').map(Number)
    if (wanted.current && (wanted.current.row !== row || wanted.current.column !== column))
      wanted.current = null
    place({ row, column })
  }

  const stop = (row: number, column: number) => ({
    'data-grid-at': `${row}:${column}`,
    tabIndex: position.row === row && position.column === column ? 0 : -1,
  })
  return {
    position,
    focus,
    move,
    gridProps: {
      role: 'grid' as const,
      ref: (element: HTMLElement | null) => {
        container.current = element
      },
      'aria-rowcount': rows + headRows,
      'aria-colcount': columns,
      onKeyDown,
      onFocus,
    },
    rowProps: (row: number) => ({
      role: 'row' as const,
      'aria-rowindex': row + 1 + headRows,
      ...(mode === 'rows' && stop(row, -1)),
    }),
    cellProps: (row: number, column: number) => ({
      role: 'gridcell' as const,
      'aria-colindex': column + 1,
      ...stop(row, column),
    }),
  }
}
