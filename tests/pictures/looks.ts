import type { BrowserContextOptions, Page } from 'playwright-core'

/** A window that a state is photographed in. */
export interface Size {
  /** what `--width` calls it, and the beginning of the picture's file name */
  name: string
  options: BrowserContextOptions
  /** px, when somebody has set in their browser how large text is; 16 else */
  letters?: number
  /** looks that are taken when `--look` names none */
  looks: readonly Look[]
  /** whether axe looks, too */
  axe: boolean
}

export type Look = 'light' | 'dark' | 'forced' | 'contrast'

export const allLooks = ['light', 'dark', 'forced', 'contrast'] as const satisfies readonly Look[]

const usual = ['light', 'dark', 'forced'] as const
const desk = (name: string, width: number, height: number, axe: boolean): Size => ({
  name,
  options: { viewport: { width, height } },
  looks: usual,
  axe,
})
/** As a browser's zoom does it: fewer pixels of the page, each drawn larger. In %, of 1440 or 1280 pixels. */
const zoomed = (percent: number, width: number, height: number): Size => ({
  name: `zoom${percent}`,
  options: { viewport: { width, height }, deviceScaleFactor: 2 },
  looks: ['light'],
  axe: false,
})

export const sizes: readonly Size[] = [
  {
    name: '390',
    options: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    looks: usual,
    axe: true,
  },
  {
    name: '768',
    options: { viewport: { width: 768, height: 1024 }, hasTouch: true, isMobile: true },
    looks: usual,
    axe: false,
  },
  desk('1024', 1024, 768, true),
  desk('1440', 1440, 900, true),
  desk('2560', 2560, 1440, false),
  zoomed(200, 720, 450),
  zoomed(400, 320, 256),
  {
    name: 'text200',
    options: { viewport: { width: 1440, height: 900 } },
    letters: 32,
    looks: ['light'],
    axe: false,
  },
]

/** Whether the page is a narrow one there: its styles measure in letters. */
export const isNarrow = ({ options, letters = 16 }: Size): boolean =>
  (options.viewport?.width ?? 0) / letters < 56.25

/** Has the page show itself in a look; nothing that is open closes. */
export async function wear(page: Page, look: Look): Promise<void> {
  await page.emulateMedia({
    colorScheme: look === 'dark' ? 'dark' : 'light',
    forcedColors: look === 'forced' ? 'active' : 'none',
    contrast: look === 'contrast' ? 'more' : 'no-preference',
    reducedMotion: 'reduce',
  })
}
