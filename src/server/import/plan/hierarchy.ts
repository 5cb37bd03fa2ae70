import type { ImportHierarchy } from '#protocol/import-report.ts'
import type { Findings, ItemDraft } from '../formats/draft.ts'

const LISTED = 200

/** How deep the tree of a file is, and what could not be tied. */
export function hierarchyOf({
  above,
  ties,
  loose,
}: Pick<Findings, 'above' | 'ties' | 'loose'>): ImportHierarchy {
  const levels = new Map<ItemDraft, number>()
  const levelOf = (draft: ItemDraft): number => {
    const path: ItemDraft[] = []
    let next: ItemDraft | undefined = draft
    while (next && !levels.has(next)) {
      path.push(next)
      next = above.get(next)
    }
    let level = next ? levels.get(next)! : 0
    for (const one of path.reverse()) levels.set(one, ++level)
    return levels.get(draft)!
  }
  let deepest = 1
  for (const child of above.keys()) deepest = Math.max(deepest, levelOf(child))
  return { by: ties, levels: deepest, tied: above.size, untied: loose.length, loose: loose.slice(0, LISTED) }
}
