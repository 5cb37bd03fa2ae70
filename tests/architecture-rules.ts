import { posix } from 'node:path'
import {
  at,
  foldersOf,
  importsOf,
  isCode,
  isMember,
  isNamed,
  isTest,
  type Node,
  nodesOf,
  type SourceFile,
} from './architecture-source.ts'
import { strayWords } from './architecture-words.ts'

export type Rule = {
  /** A sentence that is true of the source. */
  name: string
  /** @returns one line for each place that breaks the rule: where, what, and what to do instead */
  violations: (files: readonly SourceFile[]) => string[]
}

/** A name maps to what it may import besides itself. A top folder that is not here belongs nowhere. */
const layers: Record<string, readonly string[]> = {
  base: [],
  words: ['base'],
  domain: ['base', 'words'],
  analysis: ['base', 'words', 'domain'],
  protocol: ['base', 'words', 'domain', 'analysis'],
  server: ['base', 'words', 'domain', 'analysis', 'protocol'],
  web: ['base', 'words', 'domain', 'analysis', 'protocol'],
  cli: ['base', 'words', 'domain', 'analysis', 'protocol'],
}

/** Files at the top of a folder that have no place of their own in its order, such as server/config.ts. */
const loose = 'a file at the top'

const underDoors = ['storage', 'workspace', 'bounds', loose]
const doorsWithSignIn = ['live', 'http', 'mcp']
const doorsWithout = ['import', 'export', 'webhooks']
const doors = [...doorsWithSignIn, ...doorsWithout]
const serverParts: Record<string, readonly string[]> = {
  [loose]: [],
  storage: [loose],
  workspace: ['storage', loose],
  bounds: [loose],
  sample: [loose],
  operate: ['storage', loose],
  auth: underDoors,
  ...Object.fromEntries(doorsWithSignIn.map((door) => [door, [...underDoors, 'auth']])),
  ...Object.fromEntries(doorsWithout.map((door) => [door, underDoors])),
  app: [...underDoors, 'auth', ...doors],
  main: [...underDoors, 'auth', ...doors, 'app', 'sample', 'operate'],
}

const underFeatures = ['styles', 'ui', 'store', 'actions', 'product', 'presence', 'thread', loose]
const webParts: Record<string, readonly string[]> = {
  styles: [],
  ui: ['styles'],
  store: [],
  actions: ['styles', 'ui', 'store'],
  product: ['styles', 'ui', 'store', 'actions', 'presence'],
  presence: ['styles', 'ui', 'store'],
  thread: ['ui', 'store'],
  offline: ['store'],
  shell: [...underFeatures, 'offline'],
  [loose]: underFeatures,
  features: underFeatures,
  routes: [...underFeatures, 'shell', 'features'],
  main: [...underFeatures, 'shell', 'features', 'routes'],
}

const pure = ['base', 'words', 'domain', 'analysis', 'protocol']
const productFolders = ['domain', 'analysis', 'protocol']
const databases = ['node:sqlite', 'pg', 'kysely', 'better-sqlite3', 'postgres']
const namelessFolders = ['utils', 'helpers', 'common', 'shared', 'lib', 'types', 'services']

/** The one that writes for all, and the file that is written over in place at each commit. */
const writers = ['src/server/whole-file.ts', 'src/server/storage/sqlite/heads-file.ts']

export const rules: readonly Rule[] = [
  {
    name: 'imports run one way: base <- words <- domain <- analysis <- protocol <- server, web, cli',
    violations: eachImport((from, to) => {
      const allowed = layers[from.layer]
      if (!allowed)
        return `src/${from.layer} has no place in the order of layers; add it to tests/architecture-rules.ts`
      if (!to.layer || to.layer === from.layer || allowed.includes(to.layer)) return undefined
      return `${from.layer} may import only ${listed(allowed)}; move what is shared down a layer`
    }),
  },
  {
    name: 'paths are relative inside a folder and start with # across top folders, so that a crossing shows',
    violations: eachImport(
      (from, to) => {
        if (!to.layer) return undefined
        const inside = to.layer === from.layer
        // The parts of server and web have an order of their own, so a crossing there may be shown, too.
        if (inside && ['server', 'web'].includes(to.layer) && to.part !== from.part) return undefined
        if (to.specifier.startsWith('#') && inside) return 'it is in the same folder: use a relative path'
        if (to.specifier.startsWith('.') && !inside) return `it crosses a boundary: write #${to.layer}/…`
        return undefined
      },
      { tests: true },
    ),
  },
  {
    name: 'in server: storage <- workspace <- auth and doors <- app <- main',
    violations: eachImport((from, to) => {
      if (doors.includes(from.part) && doors.includes(to.part)) return undefined
      return wrongPart('server', serverParts, from, to)
    }),
  },
  {
    name: 'in server: doors do not import each other',
    violations: eachImport((from, to) => {
      if (from.layer !== 'server' || to.layer !== 'server' || from.part === to.part) return undefined
      if (!doors.includes(from.part) || !doors.includes(to.part)) return undefined
      return `${from.part} and ${to.part} are both doors; what both need belongs in workspace or below, or app hands it in`
    }),
  },
  {
    name: 'in web: styles <- ui <- actions <- features <- routes <- main, and store stands alone',
    violations: eachImport((from, to) => wrongPart('web', webParts, from, to)),
  },
  {
    name: 'in web: a feature does not import another feature',
    violations: eachImport((from, to) => {
      if (from.layer !== 'web' || from.part !== 'features' || to.part !== 'features') return undefined
      if (to.layer !== 'web' || from.subject === to.subject) return undefined
      return `${from.subject} and ${to.subject} are both features; link by route, or move what both need into ui, actions or store`
    }),
  },
  {
    name: 'in web: ui knows no product word',
    violations: eachImport((from, to) => {
      if (from.layer !== 'web' || from.part !== 'ui' || !to.layer || !productFolders.includes(to.layer))
        return undefined
      return 'ui is about buttons and menus; pass what it shows in as props'
    }),
  },
  {
    name: 'in web: lengths grow with the letters that somebody wants: rem, and em in a query; px for hairlines, rings, corners',
    violations: (files) =>
      files
        .filter(({ path }) => path.startsWith('src/web/') && path.endsWith('.css'))
        .flatMap(({ path, text }) =>
          text
            .replace(/\/\*.*?\*\//gs, (comment) => comment.replace(/[^\n]/g, ' '))
            .split('\n')
            .flatMap((line, at) => {
              const drawn = /^\s*(border|outline|box-shadow|initial-value|--lift|--radius|--hair)/.test(line)
              const long = [...line.matchAll(/(\d+(?:\.\d+)?)px/g)].filter(
                ([, length]) => Number(length) >= 4,
              )
              return drawn || long.length === 0 ? [] : [`${path}:${at + 1} ${line.trim()}: 16 px are 1 rem`]
            }),
        ),
  },
  {
    name: 'in web: only ui/composition.ts knows of input methods, and keeps their keys from everybody',
    violations: eachNode(
      (file) => isIn(file, ['web']) && file.path !== 'src/web/ui/composition.ts',
      (node) => {
        if (node.type !== 'Identifier' || !/^(isComposing|keyCode)$/.test(String(node.name))) return undefined
        return `${node.name}: the guard on the window has kept the keys of a composition back before anybody asks`
      },
    ),
  },
  {
    name: 'in web: only ui/copy-text.ts copies, which works over plain http, too',
    violations: eachNode(
      (file) => isIn(file, ['web']) && file.path !== 'src/web/ui/copy-text.ts',
      (node) =>
        isMember(node, 'navigator', 'clipboard') || isMember(node, 'document', 'execCommand')
          ? 'copies by itself: call copyText, which has a second way and says when neither works'
          : undefined,
    ),
  },
  {
    name: 'in web: every word that a person reads stands in src/words',
    violations: strayWords,
  },
  {
    name: 'files of the server are written whole, by whole-file.ts',
    violations: (files) =>
      files
        .filter((file) => !isTest(file))
        .filter(({ path }) => /^src\/(server|cli)\//.test(path) && !writers.includes(path))
        .filter(({ text }) =>
          /import [^;'"]*\b(writeFile|appendFile|createWriteStream|copyFile|cp|write)(Sync)?\b[^;'"]*from 'node:fs/.test(
            text,
          ),
        )
        .map(
          ({ path }) =>
            `${path}: writes a file; let whole-file.ts do it, so that a cut leaves all or nothing`,
        ),
  },
  {
    name: 'SQL is written only in server/storage (and opened by server/auth for the tables of its library)',
    violations: eachImport((from, to) => {
      if (!databases.includes(to.package)) return undefined
      if (from.layer === 'server' && (from.part === 'storage' || from.part === 'auth')) return undefined
      return 'go through the interface in server/storage'
    }),
  },
  {
    name: 'domain reads no clock, rolls no dice and waits for nothing',
    violations: eachNode(
      (file) => isIn(file, ['domain']),
      (node) => {
        if (isMember(node, 'Date', 'now')) return 'Date.now: the time is in the context that decide is given'
        if (isMember(node, 'Math', 'random')) return 'Math.random: identity comes from the caller'
        if (
          (node.type === 'NewExpression' || node.type === 'CallExpression') &&
          isNamed(node.callee, 'Date')
        ) {
          return 'a Date object: the time is in the context; arithmetic on days belongs in base'
        }
        if (node.async === true || node.type === 'AwaitExpression') return 'async: decide is synchronous'
        return undefined
      },
    ),
  },
  {
    name: 'domain has no classes',
    violations: eachNode(
      (file) => isIn(file, ['domain']),
      (node) =>
        node.type === 'ClassDeclaration' || node.type === 'ClassExpression'
          ? 'a class: write records as plain data, and functions over them'
          : undefined,
    ),
  },
  {
    name: 'base, domain, analysis and protocol run anywhere: no node: modules and no process',
    violations: (files) => [
      ...eachImport((from, to) =>
        pure.includes(from.layer) && to.package.startsWith('node:')
          ? 'that exists only in Node; pass what it gives in'
          : undefined,
      )(files),
      ...eachNode(
        (file) => isIn(file, pure),
        (node) =>
          node.type === 'MemberExpression' && isNamed(node.object, 'process')
            ? 'process: it exists only in Node; pass what it gives in'
            : undefined,
      )(files),
    ],
  },
  {
    name: 'no folder is named utils, helpers, common, shared, lib, types or services',
    violations: (files) =>
      foldersOf(files)
        .filter((folder) => namelessFolders.includes(posix.basename(folder)))
        .map((folder) => `${folder}: name the folder for what it holds`),
  },
  {
    name: 'files and folders are kebab-case',
    violations: (files) =>
      [...foldersOf(files), ...files.map((file) => file.path)]
        .filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(posix.basename(path)))
        .map((path) => `${path}: write it in small letters with hyphens`),
  },
  {
    name: 'exports are named, and no file only passes on what others export',
    violations: (files) => [
      ...files.filter((file) => isCode(file) && /^index\./.test(posix.basename(file.path))).map(barrel),
      ...eachNode(isCode, (node) => {
        if (node.type === 'ExportDefaultDeclaration') return 'a default export: give it a name'
        if (node.type === 'ExportAllDeclaration') return 'export *: import from where it is made'
        return undefined
      })(files),
    ],
  },
  {
    name: 'no enums',
    violations: eachNode(isCode, (node) =>
      node.type === 'TSEnumDeclaration'
        ? 'an enum: use a union of strings, or an object with `as const`'
        : undefined,
    ),
  },
]

/** An import, seen from either end. `layer` is the folder in src, '' when it is a package or outside of src. */
type Place = { layer: string; part: string; subject: string }
type Target = Place & { specifier: string; package: string }

function place(path: string): Place {
  const [top, layer = '', part = '', subject = ''] = path.split('/')
  if (top !== 'src') return { layer: top ?? '', part: '', subject: '' }
  if (!/\.\w+$/.test(part)) return { layer, part, subject }
  const name = part.replace(/\..*$/, '')
  return { layer, part: name === 'app' || name === 'main' || name === 'routes' ? name : loose, subject: '' }
}

function target(from: string, specifier: string): Target {
  if (specifier.startsWith('.')) {
    return { ...place(posix.join(posix.dirname(from), specifier)), specifier, package: '' }
  }
  if (specifier.startsWith('#tests/')) return { ...place(specifier.slice(1)), specifier, package: '' }
  if (specifier.startsWith('#')) return { ...place(`src/${specifier.slice(1)}`), specifier, package: '' }
  const parts = specifier.split('/')
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
  return { layer: '', part: '', subject: '', specifier, package: name }
}

function wrongPart(layer: string, parts: Record<string, readonly string[]>, from: Place, to: Target) {
  if (from.layer !== layer || to.layer !== layer || from.part === to.part) return undefined
  const allowed = parts[from.part]
  if (!allowed) return `${layer}/${from.part} has no place in ${layer}; add it to tests/architecture-rules.ts`
  if (allowed.includes(to.part)) return undefined
  return `${from.part} may import only ${listed(allowed)} of ${layer}`
}

/** What files beside the code import for their tests is nobody's dependency, so tests are left out unless asked for. */
function eachImport(judge: (from: Place, to: Target) => string | undefined, options = { tests: false }) {
  return (files: readonly SourceFile[]) =>
    files.flatMap((file) => {
      if (!isCode(file) || (isTest(file) && !options.tests)) return []
      const from = place(file.path)
      return importsOf(file).flatMap(({ specifier, start }) => {
        const wrong = judge(from, target(file.path, specifier))
        return wrong ? [`${at(file, start)} imports ${specifier}: ${wrong}`] : []
      })
    })
}

function eachNode(applies: (file: SourceFile) => boolean, judge: (node: Node) => string | undefined) {
  return (files: readonly SourceFile[]) =>
    files.filter(applies).flatMap((file) => {
      const found: string[] = []
      for (const node of nodesOf(file)) {
        const wrong = judge(node)
        if (wrong) found.push(`${at(file, node.start)} ${wrong}`)
      }
      return found
    })
}

function isIn(file: SourceFile, folders: readonly string[]) {
  return isCode(file) && !isTest(file) && folders.includes(place(file.path).layer)
}

function barrel({ path }: SourceFile) {
  return `${path}: name the file for what it holds; a barrel hides who needs what`
}

function listed(names: readonly string[]) {
  return names.join(', ') || 'nothing'
}
