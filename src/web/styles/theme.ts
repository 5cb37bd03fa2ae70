/**
 * How the page looks, kept in this browser. `public/theme.js` reads the same keys before first paint;
 * an inline script would need a hole in the content security policy.
 */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof THEMES)[number]

export const DENSITIES = ['compact', 'cosy', 'comfortable'] as const
export type Density = (typeof DENSITIES)[number]

function read<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  try {
    const kept = localStorage.getItem(key)
    return allowed.find((value) => value === kept) ?? otherwise
  } catch {
    // storage may be forbidden; the choice then lasts as long as the page
    return otherwise
  }
}

function write(key: string, attribute: 'theme' | 'density', value: string, normal: string): void {
  if (value === normal) delete document.documentElement.dataset[attribute]
  else document.documentElement.dataset[attribute] = value
  try {
    if (value === normal) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // as above
  }
}

export const readTheme = (): Theme => read('throughline-theme', THEMES, 'system')
export const writeTheme = (theme: Theme): void => write('throughline-theme', 'theme', theme, 'system')

export const readDensity = (): Density => read('throughline-density', DENSITIES, 'cosy')
export const writeDensity = (density: Density): void =>
  write('throughline-density', 'density', density, 'cosy')
