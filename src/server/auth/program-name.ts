import { accountsWords } from '#words/accounts.ts'

// The first that fits: a browser also names those that it is like.
const programs: readonly [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
  [/^node$/, 'Node.js'],
]
const systems: readonly [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPad\b/, 'iPad'],
  [/\b(iPhone|iPod)\b/, 'iPhone'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\b(Macintosh|Mac OS X)\b/, 'macOS'],
  [/\b(Linux|X11)\b/, 'Linux'],
]

/** What somebody would call the program that they signed in with: `Firefox on Windows`. */
export function programName(userAgent: string): string {
  const named = (list: typeof programs) => list.find(([sign]) => sign.test(userAgent))?.[1]
  const program = named(programs)
  const system = named(systems)
  if (program && system) return accountsWords('programOn', { program, system })
  return program ?? system ?? accountsWords('unknownProgram')
}
