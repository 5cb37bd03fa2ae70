import { pathToFileURL } from 'node:url'
import { parseSync } from 'vite'
import { elementsOf, isPlain } from '../src/words/message.ts'

/**
 * Parses the messages of `src/words` when the page is built, so that no page has to bring the parser, which is three
 * quarters of the library, or wait for it. In development and in Node they are parsed when they are first read.
 *
 * @returns {import('vite').Plugin}
 */
export function compileWords() {
  return {
    name: 'compile-words',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: {
          '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js',
        },
      },
    }),
    transform: {
      filter: { id: /\/src\/words\/[\w-]+\.ts$/ },
      async handler(code, id) {
        const file = pathToFileURL(id)
        await import(file.href)
        const { allWords } = await import(new URL('area.ts', file).href)
        return compiled(code, id, allWords())
      },
    },
  }
}

/**
 * The code, with the messages of each area replaced by what they parse to.
 *
 * @param {string} code @param {string} file its name, for errors
 * @param {ReadonlyMap<string, import('../src/words/message.ts').Message>} words what is registered once it has run
 */
export function compiled(code, file, words) {
  const { program, errors } = parseSync(file, code)
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`)
  let made = code
  // From the end, so that what stands before keeps its place.
  for (const { name, start, end } of areasIn(program).sort((a, b) => b.start - a.start)) {
    const messages = [...words].flatMap(([place, message]) =>
      place.startsWith(`${name}.`)
        ? [[place.slice(name.length + 1), isPlain(message) ? message : elementsOf(message)]]
        : [],
    )
    made = made.slice(0, start) + JSON.stringify(Object.fromEntries(messages)) + made.slice(end)
  }
  return made
}

/**
 * The name, and the place of the messages, of every `area('name', …)`.
 *
 * @param {unknown} value of the syntax tree
 * @returns {{ name: string, start: number, end: number }[]}
 */
function areasIn(value) {
  if (typeof value !== 'object' || value === null) return []
  const node = /** @type {Record<string, any>} */ (value)
  if (node.type === 'CallExpression' && node.callee.name === 'area') {
    const [name, { start, end }] = node.arguments
    return [{ name: name.value, start, end }]
  }
  return Object.values(node).flatMap(areasIn)
}
