import type { Page } from 'playwright-core'

/** Nothing more comes after this long without a change, in ms. */
const quiet = 300
/** What never rests is taken as it is, in ms. */
const most = 5_000

/** Waits until a page stands: it has its title and letters, nothing is busy or moves, and nothing changes any more. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    async ({ quiet, most }) => {
      await document.fonts.ready
      const isBusy = () =>
        document.querySelector('h1') === null ||
        document.querySelector('[aria-busy="true"]') !== null ||
        document.getAnimations().some(({ playState }) => playState === 'running')
      await new Promise<void>((resolve) => {
        let timer: ReturnType<typeof setTimeout>
        const changes = new MutationObserver(() => wait())
        const end = () => {
          changes.disconnect()
          clearTimeout(timer)
          resolve()
        }
        const wait = () => {
          clearTimeout(timer)
          timer = setTimeout(() => (isBusy() ? wait() : end()), quiet)
        }
        changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
        setTimeout(end, most)
        wait()
      })
    },
    { quiet, most },
  )
}
