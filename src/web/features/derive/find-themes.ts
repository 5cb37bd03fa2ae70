import type { ThemeProposal } from '#analysis/themes.ts'
import { themesStageWords } from '#words/derive.ts'
import type { ThemesAnswer, ThemesQuestion } from './themes-worker.ts'

let worker: Worker | null = null

/** Proposes themes in a worker, so that the page stays quick; a newer question ends an older one. */
export function findThemes(question: ThemesQuestion): Promise<ThemeProposal> {
  worker?.terminate()
  const mine = new Worker(new URL('./themes-worker.ts', import.meta.url), { type: 'module' })
  worker = mine
  return new Promise((resolve, reject) => {
    const end = () => {
      mine.terminate()
      if (worker === mine) worker = null
    }
    mine.onmessage = ({ data }: MessageEvent<ThemesAnswer>) => {
      end()
      if ('fault' in data) reject(new Error(data.fault))
      else resolve(data)
    }
    mine.onerror = (event) => {
      end()
      reject(new Error(event.message || themesStageWords('couldNotStart')))
    }
    mine.postMessage(question)
  })
}
