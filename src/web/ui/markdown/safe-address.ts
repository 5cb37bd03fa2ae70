/** An address that a text may lead to; anything else, `javascript:` among them, is only shown. */
export function safeAddress(href: string): string | null {
  try {
    const { protocol } = new URL(href)
    return ['http:', 'https:', 'mailto:'].includes(protocol) ? href : null
  } catch {
    return null
  }
}
