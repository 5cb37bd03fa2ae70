import { Parser } from 'htmlparser2'

export interface XmlElement {
  /** Names from the root down to this element, joined with `/`. */
  path: string
  attributes: Readonly<Record<string, string>>
  /** The text directly inside it, with entities decoded and CDATA taken as it is. */
  text: string
  /** Where its opening tag stands in the text. */
  start: number
}

/**
 * Walks XML once and reports each element when it ends; elements that the text never closes are not reported.
 * Stops with false on a document type (entity bombs, file access; no export has one) and on nesting deeper than
 * `depth`.
 */
export function readXml(text: string, depth: number, ended: (element: XmlElement) => void): boolean {
  const open: XmlElement[] = []
  let stopped = false
  const stop = () => {
    stopped = true
    parser.pause()
  }
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length === depth) return stop()
        const path = `${open.at(-1)?.path ?? ''}/${name}`
        open.push({ path, attributes, text: '', start: parser.startIndex })
      },
      ontext(piece) {
        const top = open.at(-1)
        if (top && !stopped) top.text += piece
      },
      onclosetag() {
        const element = stopped ? undefined : open.pop()
        if (element) ended(element)
      },
      onprocessinginstruction(name) {
        if (name.startsWith('!')) stop()
      },
    },
    { xmlMode: true },
  )
  // Never told that the text is over: then it would close what is open.
  parser.write(text)
  return !stopped
}
