/**
 * Writes into the page what it consists of beside its frame, for `ui/parts.ts`: the names of files are known only when
 * they are built.
 * @returns {import('vite').Plugin}
 */
export function listParts() {
  return {
    name: 'list-parts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const parts = Object.keys(bundle)
          .filter((name) => /\.(js|css)$/.test(name) && !/worker|pseudo/.test(name) && !html.includes(name))
          .map((name) => `/${name}`)
        return [{ tag: 'meta', attrs: { name: 'parts', content: parts.join(' ') }, injectTo: 'head' }]
      },
    },
  }
}
