import { diff3Merge } from 'node-diff3'
import { linesOf, wordsIn } from './pieces.ts'

/**
 * What two people made of one text, put together: by lines, and where both touched the same lines, by words.
 *
 * @returns null when both changed the same words differently
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || base === theirs) return mine
  if (base === mine) return theirs
  return merged(linesOf(base), linesOf(mine), linesOf(theirs), (a, o, b) =>
    merged(wordsIn(o), wordsIn(a), wordsIn(b), () => null),
  )
}

/**
 * What two people made of one text, with nothing lost: where both changed the same lines, mine stand above theirs. For
 * a person to go on from.
 */
export function joinTexts(base: string, mine: string, theirs: string): string {
  const both: Settle = (a, o, b) => {
    const inner = mergeTexts(o, a, b)
    return inner ?? (a === '' || a.endsWith('\n') ? a + b : `${a}\n${b}`)
  }
  return merged(linesOf(base), linesOf(mine), linesOf(theirs), both)!
}

type Settle = (mine: string, base: string, theirs: string) => string | null

function merged(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  settle: Settle,
): string | null {
  let text = ''
  for (const { ok, conflict } of diff3Merge([...mine], [...base], [...theirs], {
    excludeFalseConflicts: true,
  })) {
    const part = ok ? ok.join('') : settle(conflict!.a.join(''), conflict!.o.join(''), conflict!.b.join(''))
    if (part === null) return null
    text += part
  }
  return text
}
