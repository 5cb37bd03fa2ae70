import { isObject, type Json, objectsIn, textIn } from '../bytes/json.ts'
import { addressOf } from '../formats/addresses.ts'
import { barred, fenced, linkText } from './html-markdown.ts'

/** Whether it is a document as Jira's newer API writes it: JSON that tells its paragraphs, lists and marks. */
export function isAdf(value: unknown): value is Json {
  return isObject(value) && value.type === 'doc' && Array.isArray(value.content)
}

/** Jira's JSON document as Markdown. What it does not know is read for the text within. */
export function adfToMarkdown(document: Json): string {
  return blocksOf(document)
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function blocksOf(node: Json): string[] {
  return objectsIn(node.content)
    .map(block)
    .filter((text) => text !== '')
}

function block(node: Json): string {
  const attributes = isObject(node.attrs) ? node.attrs : {}
  switch (node.type) {
    case 'paragraph':
    case 'text':
      return node.type === 'text' ? inline(node) : inlines(node)
    case 'heading':
      return `${'#'.repeat(Math.min(6, Math.max(1, Number(attributes.level) || 1)))} ${inlines(node)}`
    case 'bulletList':
      return list(node, () => '- ')
    case 'orderedList': {
      const start = Number(attributes.order) || 1
      return list(node, (at) => `${start + at}. `)
    }
    case 'taskList':
    case 'decisionList':
      return objectsIn(node.content)
        .map((entry) =>
          entry.type === 'taskList' ? indented(block(entry), '  ') : `- ${stateOf(entry)}${inlines(entry)}`,
        )
        .join('\n')
    case 'codeBlock':
      return fenced(
        objectsIn(node.content)
          .map((entry) => textIn(entry.text))
          .join(''),
        textIn(attributes.language),
      )
    case 'blockquote':
      return blocksOf(node).join('\n\n').replace(/^/gm, '> ').replace(/^> $/gm, '>')
    case 'rule':
      return '---'
    case 'table':
      return barred(
        objectsIn(node.content).map((row) => objectsIn(row.content).map((cell) => blocksOf(cell).join(' '))),
      )
    case 'expand':
    case 'nestedExpand':
      return [textIn(attributes.title) && `**${textIn(attributes.title)}**`, ...blocksOf(node)]
        .filter((text) => text !== '')
        .join('\n\n')
    case 'blockCard':
    case 'embedCard':
      return inline(node)
    default:
      return objectsIn(node.content).some(isInline) ? inlines(node) : blocksOf(node).join('\n\n')
  }
}

function isInline({ type }: Json): boolean {
  return ['text', 'hardBreak', 'mention', 'emoji', 'date', 'status', 'inlineCard'].includes(textIn(type))
}

function stateOf({ attrs }: Json): string {
  const state = isObject(attrs) ? attrs.state : ''
  return state === 'DONE' ? '[x] ' : state === 'TODO' ? '[ ] ' : ''
}

function list(node: Json, mark: (at: number) => string): string {
  return objectsIn(node.content)
    .map((entry, at) => {
      const parts = objectsIn(entry.content)
        .map(block)
        .filter((text) => text !== '')
      return mark(at) + indented(parts.join('\n'), ' '.repeat(mark(at).length)).trimStart()
    })
    .join('\n')
}

function indented(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by)
}

function inlines(node: Json): string {
  return objectsIn(node.content).map(inline).join('').trim()
}

function inline(node: Json): string {
  const attributes = isObject(node.attrs) ? node.attrs : {}
  switch (node.type) {
    case 'text':
      return objectsIn(node.marks).reduce(withMark, textIn(node.text))
    case 'hardBreak':
      return '\n'
    case 'mention': {
      const name = textIn(attributes.text)
      return name.startsWith('@') ? name : `@${name}`
    }
    case 'emoji':
      return textIn(attributes.text) || textIn(attributes.shortName)
    case 'status':
      return textIn(attributes.text)
    case 'date': {
      const day = new Date(Number(textIn(attributes.timestamp)))
      return Number.isNaN(day.getTime()) ? '' : day.toISOString().slice(0, 10)
    }
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return addressOf(attributes.url) ?? ''
    default:
      return inlines(node)
  }
}

/** A mark stands right beside its words, so white space at their ends goes outside of it. */
function withMark(text: string, mark: Json): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  if (words === '') return text
  const around = (sign: string) => before + sign + words + sign + after
  switch (mark.type) {
    case 'strong':
      return around('**')
    case 'em':
      return around('*')
    case 'strike':
      return around('~~')
    case 'code':
      return words.includes('`') ? text : around('`')
    case 'link': {
      const href = addressOf(isObject(mark.attrs) ? mark.attrs.href : null)
      return href === null || href === words ? text : before + linkText(words, href) + after
    }
    default:
      return text
  }
}
