import { setNewer } from './newer.ts'

const WORKER = '/shell-worker.js'

/**
 * Has the browser keep the page's files, so that it opens while the server is away, and tells `newer` when another
 * version has come. Silent where browsers do not do that: without https, in private windows of some, while developing.
 * @returns looks whether the server has a newer one: for when it was away and is back
 */
export async function keepShell(): Promise<() => void> {
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker
  const version = document.querySelector<HTMLMetaElement>('meta[name=version]')?.content
  if (!workers) return () => {}
  if (!version) {
    // A page under development is not served by what a built one left at this address.
    for (const one of await workers.getRegistrations().catch(() => [])) void one.unregister()
    return () => {}
  }
  // Held for as long as this page lives: its version is in use. The worker counts them.
  await new Promise<void>((held) => {
    void navigator.locks.request(`shell ${version}`, { mode: 'shared' }, () => {
      held()
      return new Promise(() => {})
    })
  })
  const registration = await workers.register(WORKER, { updateViaCache: 'none' }).catch(() => null)
  if (!registration) return () => {}
  const look = async () => {
    const { active, installing, waiting } = registration
    // One that is on its way is followed, and the older one knows nothing of a page that came from a newer server.
    if (active && !installing && !waiting) setNewer((await versionOf(active)) !== version)
  }
  const follow = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'activated') void look()
    })
  follow(registration.installing ?? registration.waiting)
  registration.addEventListener('updatefound', () => follow(registration.installing))
  const update = () => registration.update().catch(() => {})
  void update().then(look)
  return () => void update()
}

/** Asked also for its own sake: the worker then looks what it need not keep any more. */
function versionOf(worker: ServiceWorker): Promise<string> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => {
      port1.close()
      resolve(data)
    }
    worker.postMessage('version', [port2])
  })
}
