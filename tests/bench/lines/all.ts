import { byRelease } from './by-release.ts'
import { coldOpen, coldOpenLarge } from './cold-open.ts'
import { commitBytes } from './commit-bytes.ts'
import { fanOutLine } from './fan-out.ts'
import { filtering } from './filter.ts'
import { findings } from './findings.ts'
import { history } from './history.ts'
import { importing, typingBeside } from './import.ts'
import { firstInteractions } from './interactions.ts'
import type { Line } from './line.ts'
import { memory } from './memory.ts'
import { palette } from './palette.ts'
import { manyProducts } from './products.ts'
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
  byRelease,
  filtering,
  fanOutLine,
  writes,
  importing,
  memory,
  start,
  weight,
  history,
  commitBytes,
  manyProducts,
  findings,
  typingBeside,
  palette,
]
