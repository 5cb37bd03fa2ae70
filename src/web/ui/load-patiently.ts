import { mayImport, serverAnswers } from './parts.ts'

/**
 * Loads a part of the page, however long the server is away: whoever opens a menu then must not lose the page.
 * Rejects only when the server answers and the part still cannot be had, as after an upgrade.
 */
export async function loadPatiently<T>(load: () => Promise<T>): Promise<T> {
  for (let pause = 250; ; pause = Math.min(5_000, pause * 2)) {
    await mayImport()
    try {
      return await load()
    } catch {
      if (await serverAnswers()) {
        await reviveStyles()
        return load()
      }
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** The bundler asks for a stylesheet once and takes it for loaded ever after, so those that failed are asked again. */
async function reviveStyles(): Promise<void> {
  const failed = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].filter(
    ({ sheet }) => sheet === null,
  )
  await Promise.all(
    failed.map((link) => {
      const again = link.cloneNode() as HTMLLinkElement
      const settled = new Promise((resolve) => {
        again.addEventListener('load', resolve)
        again.addEventListener('error', resolve)
      })
      link.replaceWith(again)
      return settled
    }),
  )
}
