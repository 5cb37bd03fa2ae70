import { Parser } from 'htmlparser2'
import { unreadableWords } from '#words/import.ts'
import type { Malformed } from '../formats/draft.ts'

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
 * XML as a tree, or why there is none: it is nested deeper than `depth`, has no element, is cut short, or declares
 * entities of its own. Those are never expanded, and nothing that it names is ever opened.
 */
export function readXmlTree(text: string, depth: number): XmlNode | Malformed {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '', line: 1 }
  const open: XmlNode[] = [root]
  let refused: string | null = null
  let line = 1
  let counted = 0
  const lineAt = (place: number) => {
    for (let at = text.indexOf('\n', counted); at !== -1 && at < place; at = text.indexOf('\n', at + 1))
      line++
    counted = Math.max(counted, place)
    return line
  }
  const stop = (why: string) => {
    refused ??= why
    parser.pause()
  }
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length > depth)
          return stop(unreadableWords('deep-xml', { line: lineAt(parser.startIndex), most: depth }))
        const node = { name: bare(name), attributes, children: [], text: '', line: lineAt(parser.startIndex) }
        open.at(-1)!.children.push(node)
        open.push(node)
      },
      ontext(piece) {
        if (refused === null) open.at(-1)!.text += piece
      },
      onclosetag() {
        if (open.length > 1) open.pop()
      },
      onprocessinginstruction(name, data) {
        if (name.toLowerCase() === '!doctype' && /[[]|<!ENTITY/i.test(data))
          stop(unreadableWords('entities-xml', { line: lineAt(parser.startIndex) }))
      },
    },
    { xmlMode: true },
  )
  parser.write(text)
  // Told that the text is over it would close what a file that was cut short left open.
  const { name, line: from } = open.at(-1)!
  const cut = open.length > 1 ? unreadableWords('cut-xml', { name, from, line: lineAt(text.length) }) : null
  const malformed = refused ?? cut
  if (malformed !== null) return { malformed }
  return root.children[0] ?? { malformed: unreadableWords('no-xml') }
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
