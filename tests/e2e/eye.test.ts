import { expect, test } from 'vitest'
import { openBrowser } from '#tests/support/world.ts'
import { lookOver } from '../pictures/eye.ts'

// What the pictures' eye sees without anybody looking, on pages made for it.

const chrome = openBrowser()

/** What is seen on a page with this in its body, in a window of 400 × 300. */
async function seenOn(body: string): Promise<string[]> {
  const page = await chrome.browser.newPage({ viewport: { width: 400, height: 300 } })
  try {
    await page.setContent(`<!doctype html><style>button { width: 80px; height: 30px }</style>${body}`)
    return (await page.evaluate(lookOver)).map(({ kind, what, count }) => `${kind}: ${what} ×${count}`)
  } finally {
    await page.close()
  }
}
const cut = 'width: 60px; overflow: hidden; white-space: nowrap'

test('a page in order has nothing to be said of it', async () => {
  expect(await seenOn('<button>Save</button> <button>Leave</button><p>Some words</p>')).toEqual([])
})

test('a page that is wider than its window is told of', async () => {
  const [seen] = await seenOn('<div style="width: 500px">Wide</div>')
  expect(seen).toMatch(/^page: the page is 50\d px wide in 400: /)
})

test('text that is cut is told of, and not where a title has the whole or nothing of it is lost', async () => {
  const words = 'Words that go on and on'
  expect(await seenOn(`<p style="${cut}">${words}</p>`)).toEqual([
    expect.stringMatching(/^cut: p “Words that go/),
  ])
  expect(await seenOn(`<p style="${cut}" title="${words}">${words}</p>`)).toEqual([])
  // The page shows whole what ends in an ellipsis.
  expect(await seenOn(`<p style="${cut}; text-overflow: ellipsis">${words}</p>`)).toEqual([])
  const hidden = `<b style="visibility: hidden">${words}</b>`
  expect(await seenOn(`<p style="${cut}">Word ${hidden}</p>`)).toEqual([])
})

test('a control beneath something is told of, unless it scrolls out from under it or a modal thing is open', async () => {
  const cover = (more = '') =>
    `<div ${more} style="position: fixed; inset: 0 0 auto; height: 60px; background: tan">Bar</div>`
  expect(await seenOn(`<button>Save</button>${cover()}`)).toEqual([
    expect.stringMatching(/^covered: button “Save” by div “Bar”/),
  ])
  const scroller = 'height: 200px; overflow-y: auto'
  expect(
    await seenOn(
      `<div style="${scroller}"><button>Save</button><div style="height: 900px"></div></div>${cover()}`,
    ),
  ).toEqual([])
  expect(await seenOn(`<button>Save</button>${cover('role="dialog" aria-modal="true"')}`)).toEqual([])
})

test('controls that lie on each other, and small ones, are told of once for all of a sort', async () => {
  expect(await seenOn('<button>Save</button><button style="margin-left: -20px">Leave</button>')).toEqual([
    expect.stringMatching(/^overlap: button “Save” and button “Leave”/),
  ])
  const small = '<button style="height: 12px; display: block; margin: 20px">Tiny</button>'
  expect(await seenOn(small + small)).toEqual(['small: button “Tiny”: 80 × 12 ×2'])
})
