import { uiWords } from '#words/ui.ts'
import { momentText } from './moment-text.ts'

/** Puts address and time at the foot of each printed page: paper outlives what it shows. Once, before anything is drawn. */
export function printFoot(): void {
  addEventListener('beforeprint', () => {
    const foot = uiWords('printFoot', {
      address: location.href,
      moment: momentText(new Date().toISOString()),
    })
    document.documentElement.style.setProperty('--address', JSON.stringify(foot))
  })
}
