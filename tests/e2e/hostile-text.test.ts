import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { type MadeProduct, makeProduct } from '#tests/support/product.ts'
import { openWorld } from '#tests/support/world.ts'

const world = openWorld()

const run = 'window.__ran=1'
/** Text that becomes more than text where it is put into a page, an attribute, a style or a template unescaped. */
const payloads = [
  `<script>${run}</script>`,
  `"><script>${run}</script>`,
  `'"><img src=x onerror=${run}>`,
  `<img src=x onerror=${run}>`,
  `<img/src/onerror=${run}>`,
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<iframe srcdoc="<script>parent.${run}</script>">`,
  `<iframe src="javascript:parent.${run}">`,
  `<a href="javascript:${run}">x</a>`,
  `javascript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `<body onload=${run}>`,
  `<details open ontoggle=${run}>x`,
  `<video><source onerror=${run}></video>`,
  `<audio src=x onerror=${run}>`,
  `<input autofocus onfocus=${run}>`,
  `<select autofocus onfocus=${run}>`,
  `<textarea autofocus onfocus=${run}></textarea>`,
  `<marquee onstart=${run}>x</marquee>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${run}>`,
  `<form><button formaction="javascript:${run}">x`,
  `<object data="javascript:${run}">`,
  `<embed src="javascript:${run}">`,
  '<base href="http://evil.example/">',
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  '<link rel=stylesheet href="data:text/css,*{display:none}">',
  '<style>*{background:url(http://evil.example/x)}</style>',
  `</title><script>${run}</script>`,
  `</style><script>${run}</script>`,
  `</textarea><script>${run}</script>`,
  `--><script>${run}</script>`,
  `]]><script>${run}</script>`,
  `\${${run}}`,
  `{{constructor.constructor('${run}')()}}`,
  `<%= ${run} %>`,
  `\`+${run}+\``,
  `\\u003cscript\\u003e${run}\\u003c/script\\u003e`,
  `&lt;script&gt;${run}&lt;/script&gt;`,
  `&#60;script&#62;${run}&#60;/script&#62;`,
  `%3Cscript%3E${run}%3C/script%3E`,
  `<ScRiPt>${run}</sCrIpT>`,
  `<scr<script>ipt>${run}</scr</script>ipt>`,
  `<img src="x\u0000" onerror=${run}>`,
  `<x onclick=${run} style=position:fixed;inset:0>`,
  `" onmouseover="${run}`,
  `' onfocus='${run}' autofocus='`,
  `" style="animation:x" onanimationstart="${run}`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<template><script>${run}</script></template>`,
  `<slot onslotchange=${run}></slot>`,
  `\u2028<script>${run}</script>`,
  `\u202e<script>${run}</script>`,
  `[x](javascript:${run})`,
  `![x](x"onerror="${run})`,
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
]

/** Somebody in front of the product; `innocent` is what must hold wherever they go. */
async function watched() {
  const person = await world.signedIn()
  const { context, page } = person
  const violations: string[] = []
  await context.exposeFunction('reportViolation', (what: string) => void violations.push(what))
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
      (window as unknown as { reportViolation(what: string): void }).reportViolation(
        `${violatedDirective} ${blockedURI} ${sourceFile}`,
      ),
    )
  })
  page.on('dialog', (dialog) => {
    violations.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== world.url) violations.push(request.url())
  })
  async function innocent(where: string): Promise<void> {
    // Broken pictures and focus tell a moment later.
    await page.waitForTimeout(300)
    expect(await page.evaluate(() => '__ran' in window), where).toBe(false)
    expect(await page.evaluate(grown), where).toEqual([])
    expect(violations, where).toEqual([])
  }
  return { ...person, innocent }
}

/** Elements that our pages never have, in the page. */
function grown(): string[] {
  const never =
    'iframe, object, embed, base, marquee, video, audio, math, form [formaction], [onerror], [onload]'
  const inline = [...document.querySelectorAll('script:not([src]), style')]
  return [...document.querySelectorAll(never), ...inline].map(({ outerHTML }) => outerHTML.slice(0, 200))
}

async function makeHostile(): Promise<MadeProduct> {
  const of = (most: number) => payloads.map((text) => text.slice(0, most))
  return makeProduct(world.owner, {
    key: 'HOST',
    name: payloads[3]!,
    releases: of(120)
      .slice(0, 20)
      .map((name, index) => ({
        name: `${name} ${index}`.slice(-120),
        goal: payloads[index + 20]!,
        metrics: [of(200)[index]!, of(200)[index + 40]!],
        // The support keeps them by name, in which `__proto__` alone is no key.
        features: [of(190)[index]!, of(190)[index + 20]!, of(190)[index + 40]!].map(
          (text) => `${text} ${index}`,
        ),
      })),
    items: payloads,
  })
}

const seen = (page: Page, text: string) => page.getByText(text).filter({ visible: true }).first().waitFor()

test('whatever people and files call things, it is shown as text and does nothing', async () => {
  const { path } = await makeHostile()
  const { page, open, innocent } = await watched()

  await open(`${path}/roadmap`)
  await seen(page, payloads[20]!)
  expect(await page.title()).toContain(payloads[3])
  await innocent('the roadmap')

  await open(`${path}/backlog`)
  await seen(page, payloads[0]!)
  await innocent('the backlog')
  for (let turn = 0; turn < 6; turn++) {
    await page.mouse.move(640, 500)
    await page.mouse.wheel(0, 400)
    await innocent(`the backlog, ${turn + 1} turns of the wheel down`)
  }

  await page.keyboard.press('Control+k')
  await page.keyboard.type('script')
  await innocent('the palette')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(payloads[2]!)
  await innocent('the palette with nothing found')
  await page.keyboard.press('Escape')

  await open(`${path}/derive/top-down`)
  await innocent('the derivation of a backlog')

  await open(`${path}/derive/bottom-up`)
  await page.getByLabel('Why go bottom-up all the same?').fill(payloads[1]!)
  await page.getByRole('button', { name: 'Next: Themes' }).click()
  await page
    .getByRole('status')
    .filter({ hasText: /items in/ })
    .waitFor()
  await innocent('the themes')

  await open(`${path}/settings`)
  await innocent('the settings')

  await page.goto(`/p/${encodeURIComponent(payloads[3]!)}/backlog`)
  await seen(page, 'It may have been deleted')
  await innocent('a product that is not there')
})

test('a file of such text is previewed, imported and told of as text', async () => {
  const { path } = await makeProduct(world.owner, { key: 'FILE' })
  const { page, open, innocent } = await watched()
  await open(`${path}/import`)
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = payloads.map((text, at) =>
    [text, payloads.at(at - 1)!, payloads.at(at - 2)!, text].map(cell).join(','),
  )
  const skipped = payloads.map((text) => `"",${cell(text)},,`)
  const buffer = Buffer.from([`Title,Status,Type,${cell(payloads[0]!)}`, ...rows, ...skipped].join('\n'))
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `${payloads[2]}.csv`, mimeType: 'text/csv', buffer })
  await seen(page, 'items will be created')
  await innocent('the dry run')
  await page.getByRole('button', { name: /^Import \d+ items/ }).click()
  await page.getByRole('heading', { name: /^Imported/ }).waitFor()
  await innocent('what came of it')
  await open(`${path}/backlog`)
  await seen(page, payloads[0]!)
  await innocent('the backlog')
})
