import { decodeEntities } from './html-text.ts'

export interface XmlElement {
  /** Names from the root down to this element, joined with `/`. */
  path: string
  attributes: string
  /** The text directly inside it, with entities decoded and CDATA taken as it is. */
  text: string
  /** Where its opening tag stands in the text. */
  start: number
}

/**
 * Walks XML once and reports each element when it ends. It knows what issue exports use: elements, attributes,
 * text, CDATA, comments, processing instructions. It knows no document type on purpose (entity bombs, file
 * access) and stops with false on one, and on nesting deeper than `depth`. Unclosed elements are simply not reported.
 */
export function readXml(text: string, depth: number, ended: (element: XmlElement) => void): boolean {
  const open: (XmlElement & { name: string })[] = []
  let at = 0
  const add = (piece: string) => {
    const top = open.at(-1)
    if (top !== undefined) top.text += piece
  }
  while (at < text.length) {
    const tag = text.indexOf('<', at)
    if (tag === -1) break
    if (tag > at) add(decodeEntities(text.slice(at, tag)))
    if (text.startsWith('<!--', tag)) at = after(text, '-->', tag + 4)
    else if (text.startsWith('<![CDATA[', tag)) {
      const end = text.indexOf(']]>', tag)
      add(text.slice(tag + 9, end === -1 ? text.length : end))
      at = after(text, ']]>', tag)
    } else if (text.startsWith('<?', tag)) at = after(text, '?>', tag)
    else if (text.startsWith('<!', tag)) return false
    else {
      at = after(text, '>', tag)
      const inside = text.slice(tag + 1, at - 1)
      if (inside.startsWith('/')) {
        const name = inside.slice(1).trim()
        const place = open.findLastIndex((element) => element.name === name)
        const element = open[place]
        if (element === undefined) continue
        open.length = place
        ended(element)
        continue
      }
      const name = /^[^\s/>]+/.exec(inside)?.[0] ?? ''
      const attributes = inside.slice(name.length).replace(/\/$/, '')
      const element = { name, path: `${open.at(-1)?.path ?? ''}/${name}`, attributes, text: '', start: tag }
      if (inside.endsWith('/')) ended(element)
      else {
        open.push(element)
        if (open.length > depth) return false
      }
    }
  }
  return true
}

/** One attribute's value, decoded; '' when it is not there. */
export function attributeOf(element: XmlElement, name: string): string {
  for (const [, key, double, single] of element.attributes.matchAll(
    /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    if (key === name) return decodeEntities(double ?? single ?? '')
  }
  return ''
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 ? text.length : at + mark.length
}
