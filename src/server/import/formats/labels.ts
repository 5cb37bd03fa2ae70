/** Labels as a person reads them: trimmed, none empty, each once. */
export function labelsIn(texts: readonly string[]): string[] {
  const found = new Set(texts.map((text) => text.trim()))
  found.delete('')
  found.delete('null')
  // A second copy takes just its size; an array that a set was spread into has room for many more.
  return [...found].slice()
}

/** The labels of one cell: a JSON list, `[web][beta]`, `#web #beta`, or with something between them. */
export function labelsOfCell(cell: string, separator: string | null | undefined): string[] {
  const bare = (/^'(.*)'$/s.exec(cell.trim())?.[1] ?? cell).trim()
  if (/^[[{].*[\]}]$/s.test(bare)) {
    const listed = jsonList(bare)
    if (listed) return listed
    const inner = bare.slice(1, -1)
    if (inner.includes('][')) return inner.split(/\]\s*\[/)
    if (!/[[\]{}]/.test(inner))
      return inner
        .split(inner.includes(';') ? ';' : ',')
        .map((text) => text.trim().replace(/^(['"])(.*)\1$/, '$2'))
  }
  if (/^\[[^\]]*\](?:\s*,?\s*\[[^\]]*\])+$/.test(bare)) return bare.slice(1, -1).split(/\]\s*,?\s*\[/)
  if (separator === null) return [bare]
  if (separator === undefined && /^#[\p{L}\d_-]+(?:\s+#[\p{L}\d_-]+)+$/u.test(bare))
    return bare.split(/\s+/).map((text) => text.slice(1))
  const sign = separator ?? [';', '\n', '|', '、', '，'].find((one) => bare.includes(one)) ?? ','
  return bare.split(sign)
}

function jsonList(text: string): string[] | null {
  try {
    const value: unknown = JSON.parse(text)
    if (!Array.isArray(value)) return null
    return value.map((one) =>
      typeof one === 'string'
        ? one
        : typeof one === 'object' && one !== null
          ? String((one as { name?: unknown }).name ?? '')
          : String(one),
    )
  } catch {
    return null // Written like a list and none: read as text.
  }
}

/** `Bug (red)` of Trello's table: the colour is none of the label's name. */
export function withoutColour(label: string): string {
  return label.replace(
    /\s*\((?:green|yellow|orange|red|purple|blue|sky|lime|pink|black|null)(?:_(?:light|dark))?\)\s*$/i,
    '',
  )
}
