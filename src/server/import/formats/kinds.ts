import type { ItemKind } from '#domain/backlog/item.ts'
import { kindWords } from '../words/kind-words.ts'
import { bareWord, nearestOf, wordOf, wordsIn } from './words.ts'

export interface KindRead {
  kind: ItemKind
  /** false: the word is not known, or only a part of it is */
  sure: boolean
}

const kinds = new Map<string, ItemKind>()
for (const { words } of kindWords)
  for (const [kind, list] of Object.entries(words) as [ItemKind, string][])
    for (const word of wordsIn(list)) if (!kinds.has(word)) kinds.set(word, kind)
const tight = new Map([...kinds].map(([word, kind]) => [word.replaceAll(' ', ''), kind]))

/** The kind a word of another tool stands for, or null when it is not known. */
export function kindOf(word: string): ItemKind | null {
  return (
    kinds.get(wordOf(word)) ??
    kinds.get(bareWord(word)) ??
    tight.get(bareWord(word).replaceAll(' ', '')) ??
    null
  )
}

const bareKinds = new Set(['story', 'technical'])

/**
 * "Sprint Defect", "Bug (UI)", "Feature / Epic", "🐛 Bug": what the word ends with is what it is; else the kind that
 * says most of any of its words. A story only when nothing else is said.
 */
export function readKind(text: string): KindRead {
  const whole = kindOf(text)
  if (whole) return { kind: whole, sure: true }
  if (/🐛|🐞|🪲|🔴/u.test(text) && bareWord(text) === '') return { kind: 'defect', sure: true }
  const words = bareWord(text)
    .split(/[\s/|:;,&()[\]{}.+]+/)
    .filter((word) => word !== '')
  for (let length = Math.min(3, words.length - 1); length > 0; length--) {
    const last = kindOf(words.slice(-length).join(' '))
    if (last) return { kind: last, sure: true }
    const first = kindOf(words.slice(0, length).join(' '))
    if (first) return { kind: first, sure: !bareKinds.has(first) }
  }
  const any = words.map(kindOf).find((kind) => kind && !bareKinds.has(kind))
  if (any) return { kind: any, sure: false }
  const near = nearestOf(bareWord(text), kinds.keys())
  return { kind: (near && kinds.get(near)) || 'story', sure: false }
}
