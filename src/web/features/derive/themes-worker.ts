import { proposeThemes, type ThemeInput, type ThemeProposal } from '#analysis/themes.ts'

/** What the page asks: the items, how fine to cut, and what was moved by hand. */
export interface ThemesQuestion {
  items: ThemeInput[]
  resolution: number
  pinned: [item: string, theme: string][]
  /** what the themes are called that hold these items */
  named: [theme: string, name: string][]
}

export type ThemesAnswer = ThemeProposal | { fault: string }

self.onmessage = ({ data }: MessageEvent<ThemesQuestion>) => {
  let answer: ThemesAnswer
  try {
    answer = proposeThemes(data.items, {
      resolution: data.resolution,
      pinned: new Map(data.pinned),
      named: new Map(data.named),
    })
  } catch (error) {
    answer = { fault: error instanceof Error ? error.message : String(error) }
  }
  self.postMessage(answer)
}
