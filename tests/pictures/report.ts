import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Seen } from './eye.ts'
import type { Look } from './looks.ts'

export interface Picture {
  /** screen/state */
  state: string
  size: string
  look: Look
  /** why the state could not be had, null when it was */
  lost: string | null
  seen: Seen[]
}

const keyOf = ({ state, size, look }: Picture) => `${state}/${size}-${look}`

/**
 * Puts what was seen in these pictures into the folder's report, beside what is there of others, prints it, and makes
 * the page on which they stand side by side. `lost` could not be taken, and of `faulty` something is to be said.
 */
export function keepReport(folder: string, pictures: readonly Picture[]): { lost: number; faulty: number } {
  const path = join(folder, 'report.json')
  const before: Picture[] = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : []
  const all = new Map([...before, ...pictures].map((picture) => [keyOf(picture), picture]))
  const there = [...all.values()].filter((one) => existsSync(join(folder, `${keyOf(one)}.png`)))
  writeFileSync(path, JSON.stringify(there, null, 1))
  writeFileSync(join(folder, 'index.html'), pageOf(there))
  for (const picture of pictures) {
    if (picture.lost) console.log(`${keyOf(picture)}: could not be had: ${picture.lost}`)
    for (const one of picture.seen) console.log(`${keyOf(picture)}: ${told(one)}`)
  }
  return {
    lost: pictures.filter(({ lost }) => lost).length,
    faulty: pictures.filter(({ seen }) => seen.length > 0).length,
  }
}

const told = ({ kind, what, count }: Seen) => `${kind}: ${what}${count > 1 ? ` (${count} of these)` : ''}`
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

function pageOf(pictures: readonly Picture[]): string {
  const states = Map.groupBy(pictures, ({ state }) => state)
  const values = (of: (one: Picture) => string) => [...new Set(pictures.map(of))]
  const boxes = [...values(({ size }) => size), ...values(({ look }) => look)]
    .map((name) => `<label><input type="checkbox" checked value="${name}"> ${name}</label>`)
    .join('\n')
  const figure = (one: Picture) => `<figure data-is="${one.size} ${one.look}">
<figcaption>${one.size} ${one.look}${one.lost ? ` <b>${escaped(one.lost)}</b>` : ''}</figcaption>
<a href="${keyOf(one)}.png"><img loading="lazy" src="${keyOf(one)}.png" alt=""></a>
<ul>${one.seen.map((one) => `<li>${escaped(told(one))}</li>`).join('')}</ul>
</figure>`
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title>
<style>
:root { color-scheme: light dark; font: 13px system-ui }
nav { position: sticky; top: 0; background: Canvas; padding: 8px 0; display: flex; gap: 12px; flex-wrap: wrap }
section > div { display: flex; gap: 16px; overflow-x: auto; align-items: start }
figure { margin: 0; max-width: 480px; flex: none } img { height: 420px; border: 1px solid GrayText }
ul { padding-left: 16px; overflow-wrap: anywhere; max-width: 420px }
</style>
<nav>${boxes}</nav>
${[...states].map(([name, all]) => `<section><h2>${name}</h2><div>${all.map(figure).join('')}</div></section>`).join('\n')}
<script>
const boxes = [...document.querySelectorAll('input')]
const show = () => {
  const off = boxes.filter((box) => !box.checked).map((box) => box.value)
  for (const one of document.querySelectorAll('figure')) one.hidden = one.dataset.is.split(' ').some((is) => off.includes(is))
}
for (const box of boxes) box.onchange = show
</script>
</html>`
}
