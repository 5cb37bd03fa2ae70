import { Parser } from 'htmlparser2'

export interface XmlNode {
  /** without its namespace */
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlNode[]
  /** the text directly inside it, with entities decoded and CDATA taken as it is */
  text: string
  /** the line of its opening tag, from 1 */
  line: number
}

/**
 * XML as a tree, null when it is nested deeper than `depth`, is none, is cut short, or declares entities of its own.
 * Those that it may declare are never expanded and nothing that it names is ever opened.
 */
export function readXmlTree(text: string, depth: number): XmlNode | null {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '', line: 1 }
  const open: XmlNode[] = [root]
  let refused = false
  let line = 1
  let counted = 0
  const lineAt = (place: number) => {
    for (let at = text.indexOf('\n', counted); at !== -1 && at < place; at = text.indexOf('\n', at + 1))
      line++
    counted = Math.max(counted, place)
    return line
  }
  const stop = () => {
    refused = true
    parser.pause()
  }
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length > depth) return stop()
        const node = { name: bare(name), attributes, children: [], text: '', line: lineAt(parser.startIndex) }
        open.at(-1)!.children.push(node)
        open.push(node)
      },
      ontext(piece) {
        if (!refused) open.at(-1)!.text += piece
      },
      onclosetag() {
        if (open.length > 1) open.pop()
      },
      onprocessinginstruction(name, data) {
        if (name.toLowerCase() === '!doctype' && /[[]|<!ENTITY/i.test(data)) stop()
      },
    },
    { xmlMode: true },
  )
  parser.write(text)
  // Told that the text is over it would close what a file that was cut short left open.
  const isCut = open.length > 1
  return refused || isCut ? null : (root.children[0] ?? null)
}

export function childrenOf(node: XmlNode, name: string): XmlNode[] {
  return node.children.filter((child) => child.name === name)
}

/** The text of the first child of that name, '' without one. */
export function textAt(node: XmlNode, name: string): string {
  return childrenOf(node, name)[0]?.text.trim() ?? ''
}

function bare(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1)
}
