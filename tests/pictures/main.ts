// Photographs every screen in every state, and says what of it can be seen without an eye:
// npm run pictures [-- --screen backlog,item/page --width 390,1440 --look dark --no-checks --at-once 4]
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { violations } from '#tests/support/accessibility.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { inProject } from '../../scripts/project.mjs'
import { lookOver, type Seen } from './eye.ts'
import { allLooks, isNarrow, type Look, type Size, sizes, wear } from './looks.ts'
import { keepReport, type Picture } from './report.ts'
import { leave, type Scene, setScene, visit } from './scene.ts'
import { settled } from './settled.ts'
import type { State } from './states/state.ts'
import { states } from './states.ts'

const { values } = parseArgs({
  options: {
    screen: { type: 'string' },
    width: { type: 'string' },
    look: { type: 'string' },
    'no-checks': { type: 'boolean', default: false },
    'at-once': { type: 'string', default: '2' },
  },
})
const folder = inProject('pictures')

/** Those of all whose names are asked for; all when nothing is. */
function chosen<T>(option: 'screen' | 'width' | 'look', all: readonly T[], nameOf: (one: T) => string): T[] {
  const wanted = values[option]?.split(',')
  if (!wanted) return [...all]
  const fits = (one: T, want: string) => nameOf(one) === want || nameOf(one).startsWith(`${want}/`)
  const unknown = wanted.filter((want) => !all.some((one) => fits(one, want)))
  if (unknown.length > 0) {
    const known = [...new Set(all.map((one) => nameOf(one).split('/')[0]))].join(', ')
    console.error(`--${option}: there is no ${unknown.join(', ')}. There are ${known}.`)
    process.exit(1)
  }
  return all.filter((one) => wanted.some((want) => fits(one, want)))
}

const looks = values.look ? chosen('look', allLooks, (look) => look) : null
const walks = chosen('width', sizes, ({ name }) => name).flatMap((size) =>
  chosen('screen', states, ({ name }) => name)
    .filter(({ desk }) => !desk || !isNarrow(size))
    .map((state) => ({ size, state })),
)
const begun = performance.now()
const pictures: Picture[] = []
let done = 0

/** Walks to a state in a window of a size, and has it photographed in each look. */
async function walk(scene: Scene, size: Size, state: State): Promise<void> {
  const one = await visit(browser, scene, size, state.who)
  const place = join(folder, state.name)
  const taken = looks ?? size.looks
  try {
    mkdirSync(place, { recursive: true })
    for (const look of taken) rmSync(join(place, `${size.name}-${look}.png`), { force: true })
    await wear(one.page, taken[0]!)
    await state.go(one)
    await settled(one.page)
    if (state.tall) await growToFit(one.page)
    for (const look of taken) await take(one.page, size, state, look, look === taken[0])
  } catch (error) {
    const why = (error as Error).message.split('\n').slice(0, 3).join(' ')
    pictures.push({ state: state.name, size: size.name, look: taken[0]!, lost: why, seen: [] })
    await one.page.screenshot({ path: join(place, `${size.name}-${taken[0]}.png`) }).catch(() => {})
  } finally {
    await leave(one)
  }
}

async function take(page: Page, size: Size, state: State, look: Look, first: boolean): Promise<void> {
  await wear(page, look)
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))),
  )
  await page.screenshot({ path: join(folder, state.name, `${size.name}-${look}.png`) })
  const seen: Seen[] = []
  if (!values['no-checks']) {
    // Where things stand does not hang on their colours.
    if (first) seen.push(...(await page.evaluate(lookOver)))
    if (size.axe && (look === 'light' || look === 'dark')) seen.push(...(await axeOn(page)))
  }
  pictures.push({ state: state.name, size: size.name, look, lost: null, seen })
}

/** One line a rule, with the first place. */
async function axeOn(page: Page): Promise<Seen[]> {
  const all = Map.groupBy(await violations(page, 'axe'), (line) => line.split(' ')[1])
  return [...all.values()].map((lines) => ({ kind: 'axe', what: lines[0]!.slice(5), count: lines.length }))
}

/** Makes the window as tall as what scrolls most in it, so that one picture has all of it. */
async function growToFit(page: Page): Promise<void> {
  const size = page.viewportSize()!
  for (let again = 0; again < 2; again++) {
    const more = await page.evaluate(() =>
      Math.max(
        0,
        ...[...document.querySelectorAll('*')].map((one) =>
          /auto|scroll/.test(getComputedStyle(one).overflowY) || one === document.scrollingElement
            ? one.scrollHeight - one.clientHeight
            : 0,
        ),
      ),
    )
    if (more <= 0) return
    size.height = Math.min(6_000, size.height + more)
    await page.setViewportSize(size)
    await settled(page)
  }
}

/** One at a time on servers of their own, so that none sees what another does. */
async function work(): Promise<void> {
  let scene = await setScene()
  try {
    for (let next = walks.shift(); next; next = walks.shift()) {
      try {
        await walk(scene, next.size, next.state)
      } catch (error) {
        // What was not put back would show in the pictures that follow.
        console.error(
          `${next.state.name} at ${next.size.name} left things behind: ${(error as Error).message}`,
        )
        await scene.end()
        scene = await setScene()
      }
      done += 1
      if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${done + walks.length} `)
    }
  } finally {
    await scene.end()
  }
}

const browser = await launchBrowser()
try {
  await Promise.all(Array.from({ length: Math.min(Number(values['at-once']), walks.length) }, work))
} finally {
  await browser.close()
}
const { lost, faulty } = keepReport(folder, pictures)
const seconds = Math.round((performance.now() - begun) / 1_000)
console.log(`${pictures.length} pictures in ${seconds} s: ${join(folder, 'index.html')}`)
if (lost > 0) console.error(`${lost} could not be taken; the report says why.`)
if (faulty > 0) console.error(`Of ${faulty} something is to be said, which stands above and in the report.`)
// What axe finds, and what is cut, covered or too small, is a fault like one that a test finds.
if (lost + faulty > 0) process.exitCode = 1
