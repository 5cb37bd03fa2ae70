import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compileWords } from './scripts/compile-words.mjs'

const SERVER = 'http://127.0.0.1:3001'

export default defineConfig({
  root: 'src/web',
  plugins: [compileWords(), react()],
  worker: { plugins: () => [compileWords()] },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'], // light-dark(), oklch, nesting
    // The policy is script-src 'self'; style-src 'self': nothing may be inlined as code or as data:
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // React changes less often than we do, so it keeps its own cache entry. Base UI is left to the
          // splitter: its parts are reached only through dynamic imports in ui/ and must stay out of the first route.
          groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ }],
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
