// Serves the page's files while the server is away, and those of an older page for as long as one is open. It keeps
// nothing that is anybody's: answers of the API never pass through here, what the page shows it keeps itself.
//
// The build (scripts/shell-worker.mjs) puts two lines before this one: `self.version`, of the page that was built with
// it, and `self.files`, the paths that the page consists of.

const OURS = 'shell '
const cacheName = OURS + self.version
const PAGE = '/'
const AT_ONCE = 4
/** ms that a server may take for the page itself before the kept one is shown: of one that hangs nothing is heard. */
const PATIENCE = 4_000

self.addEventListener('install', (event) => {
  // Whoever has an older page keeps it: nothing waits for them, since their files stay (see `file` and `tidy`).
  self.skipWaiting()
  event.waitUntil(keep())
})

self.addEventListener('activate', (event) => {
  event.waitUntil(begin())
})

async function begin() {
  await self.registration.navigationPreload?.enable()
  await self.clients.claim()
  await tidy()
}

/** All of this version or nothing: a shell with holes would be worse than none. */
async function keep() {
  try {
    const cache = await caches.open(cacheName)
    const waiting = [...self.files]
    const lane = async () => {
      for (let path = waiting.shift(); path; path = waiting.shift()) await cache.put(path, await fresh(path))
    }
    await Promise.all(Array.from({ length: AT_ONCE }, lane))
    const page = await fetch(PAGE, { cache: 'no-cache' })
    // A proxy's own page, or the one of a server that was exchanged just now.
    if (!page.ok || page.redirected || !(await page.clone().text()).includes(self.version))
      throw new Error('The page at / is of another version')
    await cache.put(PAGE, page)
  } catch (error) {
    await caches.delete(cacheName)
    throw error
  }
}

/** What is named by its content may come from any version that had it. */
async function fresh(path) {
  const isNamed = path.startsWith('/assets/')
  const kept = isNamed ? await caches.match(path, { ignoreVary: true }) : undefined
  const answer = kept ?? (await fetch(path, { cache: isNamed ? 'default' : 'no-cache' }))
  // A proxy's own page, which asks somebody to sign in, is no script.
  const isPage = answer.headers.get('content-type')?.startsWith('text/html')
  if (!answer.ok || answer.redirected || isPage) throw new Error(`${path} was not answered with a file`)
  return answer
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(navigated(event, pathname))
  else if (pathname.startsWith('/assets/')) event.respondWith(file(request))
  // What keeps its name from version to version is the server's where it answers.
  else if (self.files.includes(pathname)) event.respondWith(fetch(request).catch(() => file(request)))
})

/** The server's page where it answers, so that nobody is held on an old one; the kept one where it does not. */
async function navigated(event, pathname) {
  const preloaded = Promise.resolve(event.preloadResponse).catch(() => undefined)
  const fromServer = preloaded.then((answer) => answer ?? fetch(event.request))
  const kept = isScreen(pathname)
    ? await (await caches.open(cacheName)).match(PAGE, { ignoreVary: true })
    : undefined
  if (!kept) return fromServer
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE))
  try {
    const answer = await Promise.race([fromServer, patience])
    if (answer && answer.status < 500) return answer
  } catch {
    // It is away.
  }
  return kept
}

/** Whether the page is what stands at the address: not what programs ask for, and no file. */
function isScreen(pathname) {
  return !/^\/(api|live|livez|readyz|healthz)(\/|$)/.test(pathname) && !/\.[^/]*$/.test(pathname)
}

/** Names change with content, so that whichever version has it has the right one. */
async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

self.addEventListener('message', (event) => {
  event.ports[0]?.postMessage(self.version)
  event.waitUntil(tidy())
})

/**
 * Deletes versions that no page uses. Every page holds a lock that names its version, also when it crashes for no
 * longer than it lives; while one has not said yet which is its, all stay.
 */
async function tidy() {
  if (self.registration.installing || self.registration.waiting) return
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const { held = [] } = await navigator.locks.query()
  const used = held.map(({ name }) => name ?? '').filter((name) => name.startsWith(OURS))
  if (used.length < pages.length) return
  for (const name of await caches.keys())
    if (name.startsWith(OURS) && name !== cacheName && !used.includes(name)) await caches.delete(name)
}
