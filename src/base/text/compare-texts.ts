import { diffIndices } from 'node-diff3'
import { linesOf, wordsIn } from './pieces.ts'

/** A stretch of a text; `differs` where the other text does not have it. */
export interface Stretch {
  text: string
  differs: boolean
}

/** More words than a person compares by eye: then the lines are told apart, and not their words. */
const MOST_WORDS = 2_000

type Both = { mine: Stretch[]; theirs: Stretch[] }

/** Two texts, each cut into what both have and what only it has: by lines, and within those by words. */
export function compareTexts(mine: string, theirs: string): Both {
  const whole = (a: string, b: string): Both => ({
    mine: [{ text: a, differs: true }],
    theirs: [{ text: b, differs: true }],
  })
  return compared(linesOf(mine), linesOf(theirs), (a, b) => {
    const [one, other] = [wordsOf(a), wordsOf(b)]
    return one.length + other.length > MOST_WORDS ? whole(a, b) : compared(one, other, butForTheEnd)
  })

  /** Words that differ may still have the same end of a line behind them. */
  function butForTheEnd(a: string, b: string): Both {
    const end = /\s+$/.exec(a)?.[0] ?? ''
    if (end === '' || !b.endsWith(end)) return whole(a, b)
    const both = whole(a.slice(0, -end.length), b.slice(0, -end.length))
    const shared = { text: end, differs: false }
    return { mine: [...both.mine, shared], theirs: [...both.theirs, shared] }
  }
}

/** Words with the space behind them, which by itself is nothing that two texts share. */
const wordsOf = (text: string) =>
  wordsIn(text).reduce<string[]>((words, piece) => {
    if (piece.trim() === '' && words.length > 0) words[words.length - 1] += piece
    else words.push(piece)
    return words
  }, [])

function compared(
  mine: readonly string[],
  theirs: readonly string[],
  within: (mine: string, theirs: string) => Both,
): Both {
  const result: Both = { mine: [], theirs: [] }
  const same = (ends: readonly [number, number]) => {
    add(result.mine, { text: mine.slice(at[0], ends[0]).join(''), differs: false })
    add(result.theirs, { text: theirs.slice(at[1], ends[1]).join(''), differs: false })
  }
  let at: readonly [number, number] = [0, 0]
  const keys = (pieces: readonly string[]) => pieces.map((piece) => piece.trim())
  for (const { buffer1, buffer2 } of diffIndices(keys(mine), keys(theirs))) {
    same([buffer1[0], buffer2[0]])
    const inner = within(part(mine, buffer1), part(theirs, buffer2))
    for (const stretch of inner.mine) add(result.mine, stretch)
    for (const stretch of inner.theirs) add(result.theirs, stretch)
    at = [buffer1[0] + buffer1[1], buffer2[0] + buffer2[1]]
  }
  same([mine.length, theirs.length])
  return result
}

const part = (pieces: readonly string[], [from, length]: readonly [number, number]) =>
  pieces.slice(from, from + length).join('')

function add(to: Stretch[], stretch: Stretch): void {
  const last = to.at(-1)
  if (stretch.text === '') return
  if (last?.differs === stretch.differs) last.text += stretch.text
  else to.push({ ...stretch })
}
