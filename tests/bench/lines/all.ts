import { coldOpen, coldOpenLarge } from './cold-open.ts'
import type { Line } from './line.ts'
import { snapshot } from './snapshot.ts'
import { start } from './start.ts'
import { warmOpen } from './warm-open.ts'
import { weight } from './weight.ts'

export const lines: readonly Line[] = [coldOpen, coldOpenLarge, warmOpen, snapshot, start, weight]
