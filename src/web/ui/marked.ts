import { createElement, Fragment, type ReactNode } from 'react'
import type { Area, Values } from '#words/area.ts'

/**
 * A sentence with some of its words set off, as its message marks them:
 *
 *   marked(shellWords, 'notFound', { link: (words) => <a href="/">{words}</a> })
 */
export function marked<Key extends string>(
  say: Area<Key>,
  key: Key,
  marks: { readonly [name: string]: (words: ReactNode) => ReactNode },
  values?: Values,
): ReactNode {
  const drawn = Object.entries(marks).map(([name, draw]) => [
    name,
    (words: ReactNode[]) => draw(inRow(words)),
  ])
  return inRow(say.parts<ReactNode>(key, Object.fromEntries(drawn), values))
}

/** As children written one after the other, which need no keys. */
const inRow = (nodes: readonly ReactNode[]) => createElement(Fragment, null, ...nodes)
