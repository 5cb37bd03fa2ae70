// Writes THIRD-PARTY-NOTICES.md: `node scripts/notices.mjs`, after a change of the packages that go into the web
// page or that the server and the command line import.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, parseSync } from 'vite'
import { inProject, root, runScript, Stop } from './project.mjs'

/** @typedef {{ path: string, name: string, version: string, license: string, text: string }} Package */

/** @type {Record<string, { dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }>} */
const locked = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')).packages

await runScript(async () => {
  const web = [...(await bundledPaths())].map(read).sort(byName)
  const server = [...withDependencies(importedByServer())].map(read).sort(byName)
  const nameless = [...web, ...server].filter((found) => found.license === '').map((found) => found.name)
  if (nameless.length > 0)
    throw new Stop(`These packages name no licence; look before shipping them: ${nameless.join(', ')}`)
  writeFileSync(inProject('THIRD-PARTY-NOTICES.md'), page(web, server))
  console.log(
    `THIRD-PARTY-NOTICES.md: ${web.length} packages in the web page, ${server.length} run by the server`,
  )
})

/** Packages of which at least one line, style or font ends up in dist/web. */
async function bundledPaths() {
  const built = await build({
    root: inProject('src/web'),
    configFile: inProject('vite.config.ts'),
    logLevel: 'error',
    build: { write: false },
  })
  /** @type {Set<string>} */
  const paths = new Set()
  const outputs = Array.isArray(built) ? built : [built]
  for (const output of outputs) {
    if (!('output' in output)) continue
    for (const part of output.output) {
      const files =
        part.type === 'chunk'
          ? // A style sheet leaves no line in the script it was imported by.
            Object.entries(part.modules)
              .filter(([id, { renderedLength }]) => renderedLength > 0 || /\.css(\?|$)/.test(id))
              .map(([id]) => id)
          : part.originalFileNames
      for (const file of files) {
        const path = packagePath(file)
        if (path) paths.add(path)
      }
    }
  }
  return paths
}

/** @param {string} file @returns {string | undefined} the folder of its package, from the project's folder */
function packagePath(file) {
  return /(?:.*\/)?(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(relative(file))?.[1]
}

/** @param {string} file a module's id: a path, absolute or not, sometimes behind a \0 and before a ?query */
function relative(file) {
  const path = file.replaceAll('\\', '/').replaceAll('\0', '')
  const from = path.indexOf('node_modules/')
  return from < 0 ? path : path.slice(from)
}

function importedByServer() {
  /** @type {Set<string>} */
  const names = new Set()
  for (const folder of ['base', 'domain', 'analysis', 'protocol', 'server', 'cli']) {
    const files = existsSync(inProject('src', folder))
      ? readdirSync(inProject('src', folder), { recursive: true, encoding: 'utf8' })
      : []
    for (const file of files.filter((name) => name.endsWith('.ts') && !/\.(test|d)\.ts$/.test(name))) {
      const text = readFileSync(inProject('src', folder, file), 'utf8')
      const { module } = parseSync(file, text)
      const atStart = module.staticImports
        // A type leaves nothing behind at run time.
        .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
        .map(({ moduleRequest }) => moduleRequest.value)
      const later = module.dynamicImports.map(({ moduleRequest }) =>
        text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
      )
      for (const request of [...atStart, ...later]) {
        const name = /^(?:@[^/]+\/)?[^/]+/.exec(request)?.[0] ?? ''
        if (locked[`node_modules/${name}`]) names.add(`node_modules/${name}`)
      }
    }
  }
  return names
}

/** @param {Iterable<string>} paths */
function withDependencies(paths) {
  const found = new Set(paths)
  // A set that grows while it is walked hands out what is added, too.
  for (const path of found) {
    const { dependencies, optionalDependencies } = locked[path] ?? {}
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const at = installedFor(path, name)
      if (at) found.add(at)
    }
  }
  return found
}

/** As Node looks for it: beside the package first, then further up. @param {string} path @param {string} name */
function installedFor(path, name) {
  for (let from = path; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
    const at = `${from ? `${from}/` : ''}node_modules/${name}`
    if (locked[at] && existsSync(inProject(at))) return at
    if (from === '') return undefined
  }
}

/** @param {string} path @returns {Package} */
function read(path) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))
  const text = readdirSync(join(root, path))
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file) && !/\.(js|json)$/.test(file))
    .sort()
    .map((file) =>
      readFileSync(join(root, path, file), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim(),
    )
    .join('\n\n')
  return { path, name, version, license: typeof license === 'string' ? license : (license?.type ?? ''), text }
}

/** @param {Package} a @param {Package} b */
function byName(a, b) {
  const [x, y] = [`${a.name}@${a.version}`, `${b.name}@${b.version}`]
  return x < y ? -1 : x > y ? 1 : 0
}

/** @param {Package[]} web @param {Package[]} server */
function page(web, server) {
  /** @type {Map<string, Set<string>>} */
  const texts = new Map()
  for (const { name, version, license, text } of [...web, ...server].sort(byName)) {
    const key = text || `The package holds no licence text; its package.json says: ${license}`
    texts.set(key, (texts.get(key) ?? new Set()).add(`${name} ${version}`))
  }
  const parts = [
    '# Third-party notices',
    'Throughline itself is under the Apache License 2.0 (LICENSE). It is made with the packages below, each under its own licence. This page is written by `node scripts/notices.mjs`.',
    '## Bundled into the web page',
    table(web),
    '## Run by the server and the command line',
    'npm installs these, and the Node.js runtime with them; they are not part of this repository. The runtime’s licence is on https://github.com/nodejs/node/blob/main/LICENSE.',
    table(server),
    '## Licence texts',
    ...[...texts].map(([text, names]) => `### ${[...names].join(', ')}\n\n~~~~text\n${text}\n~~~~`),
  ]
  return `${parts.join('\n\n')}\n`
}

/** @param {Package[]} packages */
function table(packages) {
  const rows = packages.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`)
  return ['| package | version | licence |', '|---|---|---|', ...rows].join('\n')
}
