import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { compileWords } from './scripts/compile-words.mjs'
import { listParts } from './scripts/list-parts.mjs'
import { shellWorker } from './scripts/shell-worker.mjs'
import { itemHeadings } from './src/domain/backlog/item-headings.ts'

const SERVER = 'http://127.0.0.1:3001'

/** Only the server reads the files of other tools, so that a page is built without what their columns are called. */
function withoutHeadings(): Plugin {
  const none = Object.fromEntries(Object.keys(itemHeadings).map((field) => [field, []]))
  return {
    name: 'without-headings',
    apply: 'build',
    load: {
      filter: { id: /\/item-headings\.ts$/ },
      handler: () => `export const itemHeadings = ${JSON.stringify(none)}`,
    },
  }
}

/** JSON schemas are for who reads the API's description, which the server writes; the library hangs them on each schema. */
function withoutJsonSchema(): Plugin {
  return {
    name: 'without-json-schema',
    apply: 'build',
    load: {
      filter: { id: /\/zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/ },
      async handler(id) {
        const names = Object.keys(await import(id))
        return names.map((name) => `export const ${name} = undefined`).join('\n')
      },
    },
  }
}

/** What the page and its worker are spared. */
const lighter = () => [compileWords(), withoutHeadings(), withoutJsonSchema()]

export default defineConfig({
  root: 'src/web',
  plugins: [...lighter(), listParts(), shellWorker(), react()],
  worker: { plugins: lighter },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'], // light-dark(), oklch, nesting
    // The policy is script-src 'self'; style-src 'self': nothing may be inlined as code or as data:
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What is shared would else be called after all who share it.
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
        assetFileNames: ({ names: [name = ''] }) => `assets/${name.split(/[~.]/)[0]}-[hash][extname]`,
        codeSplitting: {
          // React changes less often than we do, so it keeps its own cache entry. What floats (Base UI) is reached
          // only through dynamic imports in ui/ and must stay out of the first route.
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 1 },
            // What every screen needs comes in one piece, and what some share in few: many small files wait for one
            // another on six connections.
            { name: 'frame', tags: ['$initial'] },
            { name: 'floating', test: /node_modules[\\/]@(base-ui|floating-ui)[\\/]/ },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 12_000 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': SERVER,
      '/live': { target: SERVER, ws: true },
    },
  },
})
