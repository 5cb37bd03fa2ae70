import { useWords } from '#words/area.ts'

/**
 * Draws the page, in the words that this browser asks for: `localStorage['throughline.words'] = 'pseudo'` shows at
 * a glance what is not in the catalogue. Nothing is loaded or waited for otherwise.
 */
export function inOtherWords(draw: () => void): void {
  if (wanted() !== 'pseudo') {
    draw()
    return
  }
  void import('#words/pseudo.ts').then(({ pseudo }) => {
    useWords('en', pseudo)
    draw()
  })
}

function wanted(): string | null {
  try {
    return localStorage.getItem('throughline.words')
  } catch {
    // Storage may be forbidden.
    return null
  }
}
