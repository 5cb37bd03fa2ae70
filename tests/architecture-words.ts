import { at, isNode, isTest, type Node, nodesOf, type SourceFile } from './architecture-source.ts'

/** What an element, or a thing made for one, shows or has read out under these names. */
const shown = new Set(
  (
    'aria-label aria-description aria-roledescription aria-valuetext aria-placeholder alt title label placeholder ' +
    'hint description heading detail text error why sentence summary button group note notice'
  ).split(' '),
)
/** Functions whose first argument is shown or read out. */
const says = new Set(['announce', 'showToast', 'tell', 'tellDone', 'setError', 'setRefused', 'setTrouble'])
/** Functions whose arguments only developers read, or that only look for them in something. */
const unread = new Set('must Error TypeError RangeError warn includes has startsWith endsWith'.split(' '))
/** What browsers call keys and their places, which is not how people call them. */
const keys = new Set(
  (
    'Enter Escape Tab Backspace Delete Home End Space Shift Alt Control Meta Plus ' +
    'Key Digit Comma Period Slash Backslash Semicolon Quote Minus Equal Backquote'
  ).split(' '),
)

const letter = /\p{L}/u
/** Two words or more that begin like a sentence, end like one, or are plain words; or one word with a capital. */
const spoken =
  /^\p{Lu}\p{L}*[,:;’']? .*\p{L}|^\p{L}{2,} .*\p{L}.*[.…!?]$|^\p{Ll}{2,}( \p{Ll}{2,})+$|^\p{Lu}\p{Ll}+[.…:]?$/u

/** Words that people read and that are not in the catalogue. */
export function strayWords(files: readonly SourceFile[]): string[] {
  return files.filter((file) => /^src\/web\/.*\.tsx?$/.test(file.path) && !isTest(file)).flatMap(strayIn)
}

function strayIn(file: SourceFile): string[] {
  const found: string[] = []
  /** `isShown`: a text that stands here is one that people see, whatever it looks like. */
  const walk = ({ value, isShown }: Part) => {
    if (Array.isArray(value)) for (const one of value) walk({ value: one, isShown })
    if (!isNode(value)) return
    for (const text of textsOf(value)) {
      const isStray = isShown ? letter.test(text) : spoken.test(text) && !keys.has(text)
      const words = text.replace(/\s+/g, ' ').trim()
      if (isStray) found.push(`${at(file, value.start)} “${words}”: people read this; put it into src/words`)
    }
    for (const part of partsOf(value, isShown)) walk(part)
  }
  walk({ value: nodesOf(file)[0], isShown: false })
  return found
}

function textsOf(node: Node): string[] {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : []
  if (node.type === 'JSXText') return [String(node.value)]
  return node.type === 'TemplateElement' ? [(node.value as { cooked: string }).cooked] : []
}

interface Part {
  value: unknown
  isShown: boolean
}

const seen = (value: unknown, isShown = true): Part => ({ value, isShown })
const unseen = (value: unknown): Part => ({ value, isShown: false })

function partsOf(node: Node, isShown: boolean): Part[] {
  switch (node.type) {
    case 'TemplateLiteral':
      return [seen(node.quasis, isShown), unseen(node.expressions)]
    case 'JSXElement':
    case 'JSXFragment':
      return [unseen(node.openingElement), seen(node.children)]
    case 'JSXAttribute':
      return [seen(node.value, shown.has(nameOf(node.name)))]
    case 'Property':
      return [seen(node.value, shown.has(nameOf(node.key)))]
    case 'ConditionalExpression':
      return [unseen(node.test), seen(node.consequent, isShown), seen(node.alternate, isShown)]
    case 'LogicalExpression':
      return [seen(node.left, isShown && node.operator !== '&&'), seen(node.right, isShown)]
    case 'BinaryExpression':
      // What is compared is no more than told apart.
      return node.operator === '+' ? [seen(node.left, isShown), seen(node.right, isShown)] : []
    case 'AssignmentExpression':
      return [seen(node.right, nameOf(node.left) === 'title')]
    case 'ArrowFunctionExpression':
      return [unseen(node.params), seen(node.body, isShown)]
    case 'CallExpression':
    case 'NewExpression': {
      const name = nameOf(node.callee)
      const [first, ...rest] = node.arguments as unknown[]
      return unread.has(name) ? [] : [unseen(node.callee), seen(first, says.has(name)), unseen(rest)]
    }
    case 'SwitchCase':
      return [unseen(node.consequent)]
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
      return [seen(node.expression, isShown)]
    case 'ImportDeclaration':
    case 'ImportExpression':
    case 'ExportAllDeclaration':
      return []
    default:
      // `as const` and the like are seen through; types are not read by anybody.
      if (node.type.startsWith('TS')) return [seen(node.expression, isShown)]
      return Object.values(node).map(unseen)
  }
}

/** Of an identifier, a key or an attribute; of `a.b` the last one. */
function nameOf(value: unknown): string {
  if (!isNode(value)) return ''
  if (value.type === 'MemberExpression') return nameOf(value.property)
  if (typeof value.name === 'string') return value.name
  return typeof value.value === 'string' ? value.value : ''
}
