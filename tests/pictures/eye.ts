/** What a picture's page says about itself, which nobody has to look for. */
export interface Seen {
  kind: 'page' | 'cut' | 'covered' | 'overlap' | 'small' | 'axe'
  /** the first of its sort */
  what: string
  /** how many there are */
  count: number
}

/**
 * Runs in the page, by itself: where it scrolls sideways, where text is cut and nothing offers the whole, which controls
 * are covered by others or lie on each other, and which are smaller than 24 px. What can be scrolled out from under
 * something is not covered by it, and beneath what is modal nothing is looked at.
 */
export function lookOver(): Seen[] {
  const LEAST = 24
  const controls =
    'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"]), [role=menuitem], [role=menuitemcheckbox], [role=menuitemradio], [role=option]'

  const called = (one: Element) => {
    const words = one.getAttribute('aria-label') ?? one.textContent ?? ''
    const name = words.replace(/\s+/g, ' ').trim().slice(0, 60)
    const at =
      one
        .getAttribute('class')
        ?.split(' ')[0]
        ?.replace(/^_|_\w+_\d+$/g, '') ?? ''
    return `${one.tagName.toLowerCase()}${at && `.${at}`} “${name}”`
  }
  /** One line for all that are of one sort, such as the keys of all rows. */
  const sorts = new Map<string, Seen>()
  const say = (kind: Seen['kind'], one: Element | null, what: string) => {
    const sort = `${kind} ${one?.tagName} ${one?.getAttribute('class')} ${one ? '' : what}`
    const found = sorts.get(sort)
    if (found) found.count += 1
    else sorts.set(sort, { kind, what, count: 1 })
  }
  const isHiddenForEyes = (one: Element) => {
    const { width, height } = one.getBoundingClientRect()
    return (width <= 1 && height <= 1) || getComputedStyle(one).clipPath !== 'none'
  }
  const isShown = (one: Element) =>
    one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !isHiddenForEyes(one)

  /** Of a link that goes over two lines the box around both is not the link's. */
  const boxOf = (one: Element) => one.getClientRects()[0] ?? one.getBoundingClientRect()
  /** What is left of a box once all that cuts it has cut it. */
  function visiblePart(one: Element): DOMRect | null {
    let { left, top, right, bottom } = boxOf(one)
    for (let above = one.parentElement; above; above = above.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(above)
      if (overflowX === 'visible' && overflowY === 'visible') continue
      const box = above.getBoundingClientRect()
      left = Math.max(left, box.left)
      right = Math.min(right, box.right)
      top = Math.max(top, box.top)
      bottom = Math.min(bottom, box.bottom)
    }
    left = Math.max(left, 0)
    top = Math.max(top, 0)
    right = Math.min(right, innerWidth)
    bottom = Math.min(bottom, innerHeight)
    return right - left > 1 && bottom - top > 1 ? new DOMRect(left, top, right - left, bottom - top) : null
  }

  /** Whether letters that are to be seen stand out of it; what only keeps a place, such as a bolder copy, may. */
  function isTextOutside(one: Element): boolean {
    const box = one.getBoundingClientRect()
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!/\S/.test(text.textContent ?? '') || !isShown(text.parentElement!)) continue
      range.selectNodeContents(text)
      const { left, right, bottom } = range.getBoundingClientRect()
      if (left < box.left - 1 || right > box.right + 1 || bottom > box.bottom + 2) return true
    }
    return false
  }

  const page = document.scrollingElement
  if (page && page.scrollWidth > innerWidth) {
    const out = [...document.body.querySelectorAll('*')].filter(
      (one) => isShown(one) && one.getBoundingClientRect().right > innerWidth + 1,
    )
    say(
      'page',
      null,
      `the page is ${page.scrollWidth} px wide in ${innerWidth}: ${out.slice(0, 3).map(called).join(', ')}`,
    )
  }
  // Beneath its frame nothing of a product's page may be scrolled to.
  const most = document.querySelector('#main') ? Number.POSITIVE_INFINITY : 4
  if (page && page.scrollHeight > innerHeight && page.scrollHeight - innerHeight < most)
    say('page', null, `the page is ${page.scrollHeight - innerHeight} px too tall`)

  // A toast is a dialog that is not modal.
  const tops = [...document.querySelectorAll('[role=dialog], [role=alertdialog], [role=menu]')].filter(
    (one) => isShown(one) && one.ariaModal !== 'false',
  )
  const root = tops.at(-1) ?? document.body

  for (const one of root.querySelectorAll<HTMLElement>('*')) {
    if (!isShown(one) || one.closest('[inert]')) continue
    const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(one)
    const hides = (how: string) => how === 'hidden' || how === 'clip'
    const cutAcross = hides(overflowX) && one.scrollWidth > one.clientWidth + 1
    const cutDown = hides(overflowY) && one.scrollHeight > one.clientHeight + 2
    // What ends in an ellipsis shows itself whole to whoever comes to it (ui/whole-text.ts).
    const isWhole = cutDown ? webkitLineClamp !== 'none' : textOverflow === 'ellipsis'
    if (
      (cutAcross || cutDown) &&
      !isWhole &&
      visiblePart(one) &&
      isTextOutside(one) &&
      !one.closest('[title]:not([title=""]), :has(> [data-more])')
    ) {
      const by = cutAcross
        ? `${one.clientWidth} of ${one.scrollWidth} px`
        : `${one.clientHeight} of ${one.scrollHeight} px down`
      say('cut', one, `${called(one)}: ${by}`)
    }
    if (one instanceof HTMLInputElement && one.placeholder && one.value === '') {
      const pen = document.createElement('canvas').getContext('2d')
      const style = getComputedStyle(one)
      if (!pen) continue
      pen.font = style.font
      const room =
        one.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
      const wanted = pen.measureText(one.placeholder).width
      if (wanted > room + 1)
        say('cut', one, `the hint “${one.placeholder}”: ${Math.round(room)} of ${Math.round(wanted)} px`)
    }
  }

  const reached = [...root.querySelectorAll<HTMLElement>(controls)].filter(
    (one) =>
      isShown(one) &&
      !one.closest('[inert], [aria-hidden=true]') &&
      !one.matches(':disabled') &&
      one.tabIndex >= -1,
  )
  const places: { one: HTMLElement; box: DOMRect }[] = []
  for (const one of reached) {
    const box = visiblePart(one)
    const whole = boxOf(one)
    // A part of it, at the edge of what scrolls, says nothing.
    if (!box || box.width < whole.width - 1 || box.height < whole.height - 1) continue
    places.push({ one, box })
    const x = box.left + box.width / 2
    const y = box.top + box.height / 2
    const top = document.elementFromPoint(x, y)
    if (top && !one.contains(top) && !top.contains(one) && !canScrollAway(one, top)) {
      const label =
        one.closest('label') ?? document.querySelector(`label[for="${CSS.escape(one.id || '-')}"]`)
      if (!label?.contains(top)) say('covered', one, `${called(one)} by ${called(top)}`)
    }
  }

  /** Whether the one can be moved from beneath the other. */
  function canScrollAway(one: Element, top: Element): boolean {
    for (let above = one.parentElement; above; above = above.parentElement) {
      const { overflowY } = getComputedStyle(above)
      const scrolls = /auto|scroll/.test(overflowY) && above.scrollHeight > above.clientHeight + 8
      if (!scrolls) continue
      const room = above.scrollHeight - above.clientHeight - above.scrollTop
      return (
        !above.contains(top) || getComputedStyle(top).position === 'sticky' || room > 8 || above.scrollTop > 8
      )
    }
    return false
  }

  for (const [at, { one, box }] of places.entries()) {
    for (const { one: other, box: its } of places.slice(at + 1)) {
      if (one.contains(other) || other.contains(one)) continue
      const across = Math.min(box.right, its.right) - Math.max(box.left, its.left)
      const down = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top)
      // What floats over the rest is meant to; whether it covers a control is asked above.
      const floats = (it: Element) => it.closest('[class*="toast"], [role=toolbar], [role=listbox]') !== null
      if (
        across > 2 &&
        down > 2 &&
        floats(one) === floats(other) &&
        !canScrollAway(one, other) &&
        !canScrollAway(other, one)
      )
        say('overlap', one, `${called(one)} and ${called(other)}`)
    }
    const label = one.matches('input') ? one.closest('label') : null
    const { width, height } = (label ?? one).getBoundingClientRect()
    const inText =
      getComputedStyle(one).display === 'inline' &&
      /\S/.test(one.parentElement?.textContent?.replace(one.textContent ?? '', '') ?? '')
    if ((width < LEAST || height < LEAST) && !inText)
      say('small', one, `${called(one)}: ${Math.round(width)} × ${Math.round(height)}`)
  }
  return [...sorts.values()]
}
