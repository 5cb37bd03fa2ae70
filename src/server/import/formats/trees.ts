import type { ItemDraft } from './draft.ts'

/** `1.2.1` beneath `1.2` beneath `1`: the parent is what is called the same but for the last part. */
export function tieOutline(codes: ReadonlyMap<ItemDraft, string>, above: Map<ItemDraft, ItemDraft>): number {
  const byCode = new Map<string, ItemDraft>()
  const spelled = new Map<ItemDraft, string>()
  for (const [draft, code] of codes) {
    const bare = code
      .trim()
      .replace(/[.)]+$/, '')
      .replace(/(?:\.0)+$/, '')
    spelled.set(draft, bare)
    if (!byCode.has(bare)) byCode.set(bare, draft)
  }
  let tied = 0
  for (const [draft, code] of spelled) {
    if (above.has(draft)) continue
    for (
      let end = code.search(/[.\-_/][^.\-_/]+$/);
      end > 0;
      end = code.slice(0, end).search(/[.\-_/][^.\-_/]+$/)
    ) {
      const parent = byCode.get(code.slice(0, end))
      if (!parent || parent === draft) continue
      above.set(draft, parent)
      tied++
      break
    }
  }
  return tied
}

/** Whether ids are an outline: numbers with dots whose beginnings are there too. */
export function isOutline(codes: Iterable<string>): boolean {
  const all = new Set([...codes].map((code) => code.trim().replace(/[.)]+$/, '')))
  const dotted = [...all].filter((code) => /^\p{L}{0,4}\d+(?:\.\d+)+$/u.test(code))
  if (dotted.length === 0 || ![...all].every((code) => /^\p{L}{0,4}\d+(?:\.\d+)*$/u.test(code))) return false
  const held = dotted.filter((code) => {
    for (let end = code.lastIndexOf('.'); end > 0; end = code.lastIndexOf('.', end - 1))
      if (all.has(code.slice(0, end)) || all.has(`${code.slice(0, end)}.0`)) return true
    return false
  })
  return held.length >= dotted.length * 0.8
}

/** Each beneath the last one before it that stands less deep. */
export function tieDepths(depths: ReadonlyMap<ItemDraft, number>, above: Map<ItemDraft, ItemDraft>): number {
  const open: { draft: ItemDraft; depth: number }[] = []
  let tied = 0
  for (const [draft, depth] of depths) {
    while (open.length > 0 && open.at(-1)!.depth >= depth) open.pop()
    const parent = open.at(-1)?.draft
    open.push({ draft, depth })
    if (!parent || above.has(draft)) continue
    above.set(draft, parent)
    tied++
  }
  return tied
}

const TAB = 4

/** Whether titles are set in on purpose: the first is not, and many are. */
export function isIndented(indents: readonly number[]): boolean {
  if (indents[0] !== 0) return false
  const inside = indents.filter((indent) => indent > 0)
  return inside.length >= indents.length * 0.15
}

/** How far a text is set in: by white space, or by signs that are drawn for it ("- ", "— — ", "└ "). */
export function indentOf(text: string): number {
  const [lead = ''] = /^[\s\u00a0\u3000]*/.exec(text) ?? []
  let width = 0
  for (const sign of lead) width += sign === '\t' ? TAB : sign === '\u3000' ? 2 : 1
  const drawn =
    /^(?:[-–—·•>»]+[\s\u00a0]+|[└├│─↳]+[\s\u00a0]*)+(?=\S)/.exec(text.slice(lead.length))?.[0] ?? ''
  return width + drawn.length
}

/** Without the signs that were drawn to set it in. */
export function withoutMark(title: string): string {
  return title.replace(/^(?:[-–—·•>»]+[\s\u00a0]+|[└├│─↳]+[\s\u00a0]*)+(?=\S)/u, '')
}
