import { coldOpen, coldOpenLarge } from './cold-open.ts'
import { fanOutLine } from './fan-out.ts'
import { filtering } from './filter.ts'
import { firstInteractions } from './interactions.ts'
import type { Line } from './line.ts'
import { memory } from './memory.ts'
import { rankMove } from './rank.ts'
import { snapshot } from './snapshot.ts'
import { start } from './start.ts'
import { warmOpen } from './warm-open.ts'
import { weight } from './weight.ts'
import { writes } from './writes.ts'

/** In the order of the design's performance table. */
export const lines: readonly Line[] = [
  coldOpen,
  coldOpenLarge,
  warmOpen,
  snapshot,
  firstInteractions,
  rankMove,
  filtering,
  fanOutLine,
  writes,
  memory,
  start,
  weight,
]
