/**
 * One page of a browser among others that share its storage. Each holds a Web Lock as long as it lives, so that
 * the others can tell a page that is gone (reloaded, closed, crashed) from one that is only slow.
 */
export class Tab {
  readonly id = crypto.getRandomValues(new Uint32Array(4)).join('-')
  #held: Promise<void> | undefined

  /** Resolves when the others can see that this page lives. */
  hold(): Promise<void> {
    this.#held ??= new Promise((resolve) => {
      // Without locks (a page that did not come over https) every other tab counts as gone. Two may then send
      // the same batch; its id sees to it that it happens once.
      if (!navigator.locks) return resolve()
      const live = () => {
        resolve()
        return new Promise<never>(() => {})
      }
      navigator.locks.request(lockName(this.id), live).catch(() => resolve())
    })
    return this.#held
  }

  /** Runs `work` if the tab is gone, and nobody else does so meanwhile. */
  async ifGone(tab: string, work: () => Promise<void>): Promise<void> {
    if (!navigator.locks) return work()
    await navigator.locks.request(lockName(tab), { ifAvailable: true }, async (lock) => {
      if (lock) await work()
    })
  }
}

function lockName(tab: string): string {
  return `throughline tab ${tab}`
}
