import { uiWords } from '#words/ui.ts'
import { momentText } from './moment-text.ts'

/** Puts what it is of at the head of each printed page, address and time at its foot: paper outlives what it shows. Once, before anything is drawn. */
export function printFoot(): void {
  addEventListener('beforeprint', () => {
    const foot = uiWords('printFoot', {
      address: location.href,
      moment: momentText(new Date().toISOString()),
    })
    const { style } = document.documentElement
    style.setProperty('--printed', JSON.stringify(document.title))
    style.setProperty('--address', JSON.stringify(foot))
  })
}
