import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { pdfSheets } from '#tests/support/pdf-text.ts'
import { makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

/** What stands on paper: as the page is while the browser prints it, and how many sheets that makes. */
async function printed(page: Page) {
  await page.evaluate(() => {
    addEventListener(
      'beforeprint',
      () => {
        const drawn = (element: Element) => element.getClientRects().length > 0
        const titles = [...document.querySelectorAll('[data-edit="title"]')].filter(drawn)
        Object.assign(window, {
          onPaper: {
            titles: titles.map(({ textContent }) => textContent),
            columns: [...document.querySelectorAll('[role="columnheader"]')].filter(drawn).length,
          },
        })
      },
      { once: true },
    )
  })
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
  const { onPaper } = (await page.evaluate('({ onPaper: window.onPaper })')) as {
    onPaper: { titles: string[]; columns: number }
  }
  return { ...onPaper, sheets, pdf }
}

describe('on paper', () => {
  test.each([120, 6_000])('a backlog of %i items has all its rows, in their order', async (count) => {
    const items = Array.from({ length: count }, (_, at) => `Item number ${at + 1}`)
    const { path } = await makeProduct(world.owner, { key: `PRB${count}`, items })
    const { page, open } = await world.signedIn()
    await open(`${path}/backlog`)
    const { titles, sheets } = await printed(page)
    expect(titles).toEqual(items)
    // Rows that lay over one another would fit on one sheet, and rows in a box that scrolls, too.
    expect(sheets).toBeGreaterThanOrEqual(count / 60)
    // And the screen is as it was.
    expect(await page.locator('[data-edit="title"]').count()).toBeLessThan(80)
  })

  test('a backlog prints nothing to press and no bare count, and titles have the room', async () => {
    const { path, items, features } = await makeProduct(world.owner, {
      key: 'PRQ',
      releases: [
        { name: 'First', date: '2027-Q1', features: ['Map'] },
        { name: 'Second', date: '2027-Q2', features: ['Diary'] },
      ],
      items: ['Draw the map', 'Keep a diary', 'Print a map', 'Zoom'],
    })
    const [draw, keep, print] = items
    await world.owner.run(
      { name: 'edit-item', input: { item: keep, feature: features.Diary } },
      { name: 'edit-item', input: { item: print, feature: features.Map } },
      { name: 'edit-item', input: { item: draw, feature: features.Diary } },
    )
    const { page, open } = await world.signedIn()
    await open(`${path}/backlog`)
    await page.getByRole('button', { name: /^Put First first/ }).waitFor()
    const [sheet] = pdfSheets(await page.pdf({ format: 'A4' }))
    expect(sheet).toContain('Backlog·ProductPRQ')
    expect(sheet).toContain('Drawthemap')
    expect(sheet).not.toContain('PutFirstfirst')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('search').isVisible()).toBe(false)
    await page.setViewportSize({ width: 718, height: 1000 })
    const title = (await page.locator('[data-col="3"]').first().boundingBox())!
    expect(title.width).toBeGreaterThan(718 * 0.4)
  })

  test('a filtered backlog says its filter, and how much it leaves', async () => {
    const { path } = await makeProduct(world.owner, { key: 'PRF', items: ['Apple', 'Apple tart', 'Pear'] })
    const { page, open } = await world.signedIn()
    await open(`${path}/backlog?q=apple`)
    await page.getByText('2 of 3').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('combobox').inputValue()).toBe('apple')
    expect(await page.getByRole('combobox').isVisible()).toBe(true)
    expect(await page.getByText('2 of 3').isVisible()).toBe(true)
  })

  test('a roadmap has all its columns side by side within the sheet', async () => {
    const releases = Array.from({ length: 8 }, (_, at) => ({
      name: `Release ${at + 1}`,
      date: `2027-0${at + 1}`,
      features: ['Search', 'Maps'],
      metrics: ['hikes'],
    }))
    const { path } = await makeProduct(world.owner, { key: 'PRR', releases })
    const { page, open } = await world.signedIn()
    await open(`${path}/roadmap`)
    const { columns, sheets, pdf } = await printed(page)
    expect(columns).toBe(8)
    // One sheet, and it lies on its side: columns that did not fit would be cut off at its edge.
    expect(sheets).toBe(1)
    const [, width = 0, height = 0] =
      /MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString('latin1'))?.map(Number) ?? []
    expect(width).toBeGreaterThan(height)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 1047, height: 700 })
    const edges = await page
      .getByRole('columnheader')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right))
    expect(Math.max(...edges)).toBeLessThanOrEqual(1047)
  })

  test.each([
    { format: 'A4', landscape: true },
    { format: 'A4', landscape: false },
    { format: 'A5', landscape: true },
    { format: 'Letter', landscape: true },
    { format: 'A3', landscape: true },
  ])('a roadmap has all its words on $format, lying: $landscape', async (paper) => {
    const { format, landscape } = paper
    const releases = Array.from({ length: 4 }, (_, at) => ({
      name: `Release-${at}-`,
      date: `${2027 + at}`,
      goal: `Goal-${at}-: many people plan and walk their first hike with us, and come back.`,
      features: Array.from({ length: at === 1 ? 14 : 3 }, (_, feature) => `Feature-${at}-${feature}-`),
      metrics: [0, 1, 2].map((metric) => `metric-${at}-${metric}-`),
    }))
    const key = `PRW${format.toUpperCase()}${landscape ? 'L' : 'P'}`
    const { path } = await makeProduct(world.owner, { key, releases })
    const { page, open } = await world.signedIn()
    await open(`${path}/roadmap`)
    await page.getByText('metric-3-2-').waitFor()
    const sheets = pdfSheets(await page.pdf(paper))
    const words = releases.flatMap(({ name, goal, features, metrics }) => [
      name,
      goal.replace(/\s/g, ''),
      ...features,
      ...metrics,
    ])
    expect(words.filter((word) => !sheets.join('').includes(word))).toEqual([])
    // And every sheet says what it is of.
    for (const sheet of sheets) expect(sheet).toContain(`Roadmap·Product${key}`)
    expect(sheets.join('')).not.toContain('Goaltype')
    expect(sheets.length).toBeLessThanOrEqual(format === 'A5' ? 4 : 2)
  })

  test('more columns than can be read beside each other stand on further sheets, and goals are whole', async () => {
    const releases = Array.from({ length: 17 }, (_, at) => ({
      name: `Release ${at + 1}`,
      date: `20${27 + at}`,
      goal: `Goal ${at + 1}: ${'people find what they look for, '.repeat(25)}so they stay`,
      features: ['Search'],
    }))
    const { path } = await makeProduct(world.owner, { key: 'PRG', releases })
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      const { page, open } = await world.signedIn({ viewport, colorScheme: 'dark' })
      await open(`${path}/roadmap`)
      await page.getByRole('button', { name: /^more/ }).first().waitFor()
      await page.evaluate(() =>
        addEventListener(
          'beforeprint',
          () => {
            const drawn = (one: Element) => one.checkVisibility()
            const goals = [...document.querySelectorAll<HTMLElement>('[data-cell^="goal:"]')].filter(drawn)
            Object.assign(window, {
              onPaper: goals.map((one) => one.innerText.includes('so they stay')),
              buttons: [...document.querySelectorAll('[data-more], [data-add]')].length,
            })
          },
          { once: true },
        ),
      )
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      expect(await page.evaluate('window.onPaper')).toEqual(releases.map(() => true))
      expect(pdf.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThanOrEqual(3)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('[data-more]:visible, [data-add]:visible').count()).toBe(0)
      const cut = await page
        .locator('[data-cell^="goal:"] span')
        .evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 2).length)
      expect(cut).toBe(0)
    }
  })

  test('groups of a backlog keep their heads', async () => {
    const { path, items, features } = await makeProduct(world.owner, {
      key: 'PRH',
      releases: [
        { name: 'First', date: '2027-Q1', features: ['Search'] },
        { name: 'Second', date: '2027-Q2', features: ['Maps'] },
      ],
      items: Array.from({ length: 300 }, (_, at) => `Item ${at}`),
    })
    const traced = items.slice(0, 250).map((item, at) => ({
      name: 'edit-item',
      input: { item, feature: at % 2 ? features.Search : features.Maps },
    }))
    await world.owner.run(...traced)
    const { page, open } = await world.signedIn()
    await open(`${path}/backlog`)
    await page.locator('[data-item]').first().waitFor()
    await page.emulateMedia({ media: 'print' })
    await page.locator('[data-item]').nth(299).waitFor({ state: 'attached' })
    const heads = page.locator('[data-head]')
    expect(await heads.count()).toBe(3)
    for (const head of await heads.all()) expect(await head.isVisible()).toBe(true)
  })

  test('there is nothing to press beside the screen, and dark turns light', async () => {
    const { path } = await makeProduct(world.owner, {
      key: 'PRD',
      releases: [{ name: 'First', features: ['Search'] }],
      items: ['Apple'],
    })
    const { page, open } = await world.signedIn({ colorScheme: 'dark' })
    const screens = [
      'roadmap',
      'backlog',
      'history',
      'settings',
      'import',
      'derive/top-down',
      'derive/bottom-up',
    ]
    for (const address of [...screens.map((screen) => `${path}/${screen}`), '/i/PRD-1']) {
      await page.emulateMedia({ media: 'screen', colorScheme: 'dark' })
      await open(address)
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      const paper = await page.evaluate(() => {
        const body = getComputedStyle(document.body)
        const boxes = [...document.querySelectorAll<HTMLElement>('main, main :not(textarea)')]
        return {
          background: body.backgroundColor,
          ink: body.color,
          navigation: document.querySelector<HTMLElement>('nav')?.offsetParent ?? null,
          // Whatever still scrolls is cut off.
          cut: boxes
            .filter((box) => box.offsetParent && /auto|scroll/.test(getComputedStyle(box).overflowY))
            .map((box) => box.className),
        }
      })
      expect({ address, ...paper }).toEqual({
        address,
        background: 'rgb(255, 255, 255)',
        ink: 'rgb(0, 0, 0)',
        navigation: null,
        cut: [],
      })
    }
  })
})
