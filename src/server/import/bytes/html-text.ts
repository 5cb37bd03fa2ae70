const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/** Replaces the five XML entities, &nbsp; and numeric ones; any other stays as written. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    const isCharacter = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
    return isCharacter ? String.fromCodePoint(point) : whole
  })
}

/**
 * Rich text as plain text: blocks and breaks become lines, list entries get a dash, links keep their address when
 * it differs from their text. The patterns are bounded so that hostile text costs no more than its length.
 * Text without any tag is returned as it is, since then it is no HTML.
 */
export function htmlToText(html: string): string {
  if (!/<\/?[a-z][^<>]*>/i.test(html)) return html
  const text = html
    .replace(/[\r\n\t ]+/g, ' ')
    .replace(
      /<a\s[^<>]{0,500}?href="([^"<>]{0,2000})"[^<>]{0,500}>([^<>]{0,2000})<\/a>/gi,
      (_, url, label) => (url === label ? label : `${label} (${url})`),
    )
    .replace(/ ?<li(?:\s[^<>]*)?> ?/gi, '\n- ')
    .replace(/ ?<(?:br|\/p|\/div|\/h[1-6]|\/tr|\/ul|\/ol|\/pre|hr)(?:\s[^<>]*)?\/?> ?/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
  return decodeEntities(text)
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
