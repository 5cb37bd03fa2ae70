import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { inProject } from './project.mjs'

/**
 * Makes what serves the page while the server is away (src/web/offline/shell-worker.js) of this build: tells it all
 * files and the page's version, and the page its version too. What stands in the page's head is named by its content
 * on the way, as everything else is, so that a kept page never meets a script of another version.
 * @returns {import('vite').Plugin}
 */
export function shellWorker() {
  /** @type {string} */
  let publicDir
  return {
    name: 'shell-worker',
    apply: 'build',
    configResolved(config) {
      publicDir = config.publicDir
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html']
        if (page?.type !== 'asset') throw new Error('The build made no index.html')
        const named = String(page.source).replace(
          /(<script\b[^>]*\bsrc=")\/([\w-]+\.js)(")/g,
          (_all, before, name, after) => {
            const source = readFileSync(join(publicDir, name), 'utf8')
            const fileName = `assets/${basename(name, '.js')}-${hashOf(source)}.js`
            this.emitFile({ type: 'asset', fileName, source })
            return `${before}/${fileName}${after}`
          },
        )
        const heads = [...named.matchAll(/<script\b[^>]*\bsrc="\/(assets\/[^"]+)"/g)].map(
          ([, name = '']) => name,
        )
        const files = [...new Set([...Object.keys(bundle), ...heads])]
          // Words that nobody speaks are for tests.
          .filter((name) => name.startsWith('assets/') && !name.includes('pseudo') && !name.endsWith('.map'))
          .sort()
          .map((name) => `/${name}`)
          // The mark that screens show; it has the same name in each version.
          .concat('/favicon.svg')
        const worker = readFileSync(inProject('src', 'web', 'offline', 'shell-worker.js'), 'utf8')
        const version = hashOf([named, ...files, worker].join('\n'))
        page.source = named.replace('</head>', `  <meta name="version" content="${version}">\n  </head>`)
        const told = `self.version = '${version}'\nself.files = ${JSON.stringify(files)}\n`
        this.emitFile({ type: 'asset', fileName: 'shell-worker.js', source: told + worker })
      },
    },
  }
}

/** @param {string} text */
function hashOf(text) {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12)
}
