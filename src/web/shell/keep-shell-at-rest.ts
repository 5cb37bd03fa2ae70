import { store } from '#web/store/the-store.ts'
import { fetchParts } from '#web/ui/parts.ts'

let begun = false

/**
 * Once, when everything else is here, has the browser keep the page for when the server is away. A server that was
 * away and is back may be a newer one.
 */
export function keepShellAtRest(): void {
  if (begun) return
  begun = true
  void fetchParts()
    .then(() => import('#web/offline/keep-shell.ts'))
    .then(({ keepShell }) => keepShell())
    .then((look) => {
      store.status.watch(() => {
        if (store.status.value === 'live') look()
      })
    })
    // Without it the page is what it was.
    .catch(() => {})
}
