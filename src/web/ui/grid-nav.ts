/** A place in a grid. `column` -1 is the row itself, in grids where rows come first. */
export interface GridPosition {
  readonly row: number
  readonly column: number
}

export interface GridShape {
  readonly rows: number
  readonly columns: number
  /** rows a page holds, for PgUp and PgDn */
  readonly page: number
  /** 'rows': focus walks whole rows, and → enters their cells. 'cells': focus walks cells. */
  readonly mode: 'rows' | 'cells'
}

export interface GridKey {
  readonly key: string
  readonly ctrlKey?: boolean
}

const between = (low: number, value: number, high: number): number => Math.max(low, Math.min(value, high))

/** The nearest place that exists: rows may have gone since. Never a negative row, even in an empty grid. */
export function clampToGrid(position: GridPosition, shape: GridShape): GridPosition {
  const row = between(0, position.row, Math.max(0, shape.rows - 1))
  const column = between(shape.mode === 'rows' ? -1 : 0, position.column, Math.max(0, shape.columns - 1))
  return row === position.row && column === position.column ? position : { row, column }
}

/**
 * Where a key leads; null where the key is none of the grid's. At an edge the answer is the same place, so that
 * the page does not scroll away under the grid.
 */
export function moveInGrid(from: GridPosition, press: GridKey, shape: GridShape): GridPosition | null {
  if (shape.rows === 0) return null
  const { row, column } = clampToGrid(from, shape)
  const lastRow = shape.rows - 1
  const lastColumn = shape.columns - 1
  const firstColumn = shape.mode === 'rows' ? -1 : 0
  const to = (nextRow: number, nextColumn: number): GridPosition =>
    clampToGrid({ row: nextRow, column: nextColumn }, shape)
  const onRow = column === -1
  switch (press.key) {
    case 'ArrowUp':
      return press.ctrlKey ? null : to(row - 1, column)
    case 'ArrowDown':
      return press.ctrlKey ? null : to(row + 1, column)
    case 'ArrowLeft':
      return press.ctrlKey ? null : to(row, Math.max(firstColumn, column - 1))
    case 'ArrowRight':
      return press.ctrlKey ? null : to(row, column + 1)
    case 'PageUp':
      return to(row - shape.page, column)
    case 'PageDown':
      return to(row + shape.page, column)
    case 'Home':
      if (press.ctrlKey) return to(0, onRow ? -1 : 0)
      return onRow ? to(0, -1) : to(row, 0)
    case 'End':
      if (press.ctrlKey) return to(lastRow, onRow ? -1 : lastColumn)
      return onRow ? to(lastRow, -1) : to(row, lastColumn)
    default:
      return null
  }
}
