import { posix } from 'node:path'
import { parseSync } from 'vite'

/** `path` is from the project's folder, with forward slashes. */
export type SourceFile = { path: string; text: string }

/** A node of the syntax tree (ESTree with TypeScript's additions), as much of it as rules look at. */
export type Node = { type: string; start: number; [key: string]: unknown }

/** Parsed once for all rules; the files of one run do not change. */
const parsed = new WeakMap<SourceFile, Node[]>()

export function nodesOf(file: SourceFile): Node[] {
  const known = parsed.get(file)
  if (known) return known
  const { program, errors } = parseSync(file.path, file.text)
  if (errors.length > 0) throw new Error(`${file.path} cannot be parsed: ${errors[0]?.message}`)
  const nodes: Node[] = []
  const waiting: unknown[] = [program]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (Array.isArray(value)) waiting.push(...value)
    else if (isNode(value)) {
      nodes.push(value)
      waiting.push(...Object.values(value))
    }
  }
  parsed.set(file, nodes)
  return nodes
}

/** Imports, re-exports, `import()`, `import('…').Type`, and workers started from `new URL('./…', import.meta.url)`. */
export function importsOf(file: SourceFile) {
  return nodesOf(file).flatMap((node) => {
    const specifier = specifierOf(node)
    return specifier === undefined ? [] : [{ specifier, start: node.start }]
  })
}

function specifierOf(node: Node): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return stringOf(node.source)
    case 'NewExpression': {
      const [path, base] = Array.isArray(node.arguments) ? node.arguments : []
      const isUrl = isNamed(node.callee, 'URL') && isNode(base) && base.type === 'MemberExpression'
      return isUrl && isNode(base.object) && base.object.type === 'MetaProperty' ? stringOf(path) : undefined
    }
    default:
      return undefined
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

export const isNamed = (value: unknown, name: string) =>
  isNode(value) && value.type === 'Identifier' && value.name === name

export const isMember = (node: Node, object: string, property: string) =>
  node.type === 'MemberExpression' && isNamed(node.object, object) && isNamed(node.property, property)

const stringOf = (value: unknown) =>
  isNode(value) && typeof value.value === 'string' ? value.value : undefined

export const isCode = ({ path }: SourceFile) => /^src\/.*\.tsx?$/.test(path) && !path.endsWith('.d.ts')

export const isTest = ({ path }: SourceFile) => /\.test\.tsx?$/.test(path)

export function foldersOf(files: readonly SourceFile[]): string[] {
  const folders = new Set<string>()
  for (const { path } of files) {
    for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) folders.add(folder)
  }
  return [...folders].sort()
}

export function at(file: SourceFile, offset: number): string {
  return `${file.path}:${file.text.slice(0, offset).split('\n').length}`
}
