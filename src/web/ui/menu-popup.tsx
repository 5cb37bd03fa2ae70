import { Menu } from '@base-ui/react/menu'
import { Fragment, type ReactNode, type RefObject, useMemo, useRef, useState } from 'react'
import { uiWords } from '#words/ui.ts'
import { useGiveBackFocus } from './give-back-focus.ts'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import styles from './menu.module.css'
import { type MenuEntry, type MenuItem, type MenuRequest, pressHeld, useMenuItems } from './menu.tsx'
import { foundEntries } from './menu-found.ts'

/** The heavy half of the menu, loaded when first needed. */
export function MenuPopup({
  request,
  open,
  onClose,
  popup,
  byKey,
}: {
  request: MenuRequest
  open: boolean
  onClose: () => void
  popup: RefObject<HTMLDivElement | null>
  /** opened by key, it starts on an entry */
  byKey: boolean
}) {
  const { at } = request
  const items = useMenuItems(request)
  const started = useRef<MenuRequest | null>(null)
  const [typed, setTyped] = useState({ request, query: '' })
  const query = typed.request === request ? typed.query : ''
  const found = useMemo(() => (request.filter ? foundEntries(items, query) : null), [request, items, query])
  const giveBack = useGiveBackFocus(open, popup)

  const choose = (item: MenuItem) => {
    onClose()
    // a frame later focus is back where it was, so that an action which moves it has the last word
    requestAnimationFrame(() => item.perform())
  }
  /** The menu takes the focus once it opens; what it starts on follows from there. */
  const start = () => {
    if (!open || !byKey || started.current === request || !popup.current) return
    started.current = request
    const item = firstOf(popup.current)
    if (!item) return
    if (request.filter) {
      // the field keeps the focus, so the menu is only told of it
      item.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
      item.scrollIntoView({ block: 'nearest' })
    } else item.focus()
  }
  const press = (key: string) => {
    const types = request.filter && ([...key].length === 1 || key === 'Backspace')
    if (types)
      setTyped(({ request: of, query: now }) => ({
        request,
        query: typedOn(of === request ? now : '', key),
      }))
    else
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      )
  }
  const onFocus = () => {
    start()
    if (open) void pressHeld(press)
  }
  const anchor = at instanceof Element ? at : { getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) }

  const lead = items.some(
    (item) => typeof item === 'object' && 'perform' in item && (item.icon || item.checked !== undefined),
  )
  const menu = (
    <Menu.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Menu.Portal>
        <Menu.Positioner
          className={styles.positioner}
          anchor={anchor}
          align={request.align ?? 'start'}
          side="bottom"
          sideOffset={4}
          collisionPadding={8}
        >
          <Menu.Popup
            className={styles.popup}
            aria-label={request.label}
            finalFocus={giveBack}
            ref={popup}
            onFocus={onFocus}
          >
            {found ? (
              <>
                <div className={styles.filter}>
                  <Icon name="search" />
                  <Menu.Input
                    className={styles.input}
                    aria-label={uiWords('filter', { label: request.label })}
                    placeholder={request.label}
                  />
                </div>
                <Menu.Empty className={styles.empty}>{uiWords('nothingNamed')}</Menu.Empty>
                <Menu.List className={styles.list}>
                  <Choice entries={found.entries}>{sections(found.entries, choose, lead)}</Choice>
                </Menu.List>
                <p role="status" className={styles.count}>
                  {found.count > found.shown && uiWords('some', { shown: found.shown, count: found.count })}
                </p>
              </>
            ) : (
              <div className={styles.list}>
                <Choice entries={items}>{sections(items, choose, lead)}</Choice>
              </div>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
  return request.filter ? (
    <Menu.FilterProvider
      filter={null}
      autoHighlight
      value={query}
      onValueChange={(next) => setTyped({ request, query: next })}
    >
      {menu}
    </Menu.FilterProvider>
  ) : (
    menu
  )
}

/** A text after one more character, or without its last one. */
const typedOn = (text: string, key: string) =>
  key === 'Backspace' ? [...text].slice(0, -1).join('') : text + key

/** What a menu opened by key starts on: the one that is ticked where the items are a choice, else the first. */
function firstOf(popup: Element): HTMLElement | undefined {
  const items = [...popup.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([data-disabled])')]
  const ticked = items.filter((item) => item.ariaChecked === 'true')
  return ticked.length === 1 ? ticked[0] : items[0]
}

/** Where one of the entries is to be chosen, the menu says which one is. */
function Choice({ entries, children }: { entries: readonly MenuEntry[]; children: ReactNode }) {
  const isOne = (entry: MenuEntry): entry is MenuItem =>
    typeof entry === 'object' && 'perform' in entry && entry.checked !== undefined && !entry.several
  const choices = entries.filter(isOne)
  if (choices.length === 0) return children
  return <Menu.RadioGroup value={choices.find(({ checked }) => checked) ?? null}>{children}</Menu.RadioGroup>
}

/** A heading owns what follows it up to the next heading or line. */
function sections(
  entries: readonly MenuEntry[],
  choose: (item: MenuItem) => void,
  lead: boolean,
): ReactNode[] {
  const drawn: ReactNode[] = []
  let heading: string | null = null
  let held: ReactNode[] = []
  const flush = () => {
    if (held.length === 0) return
    drawn.push(
      heading === null ? (
        <Fragment key={drawn.length}>{held}</Fragment>
      ) : (
        <Menu.Group key={drawn.length}>
          <Menu.GroupLabel className={styles.heading}>{heading}</Menu.GroupLabel>
          {held}
        </Menu.Group>
      ),
    )
    held = []
  }
  for (const [at, entry] of entries.entries()) {
    if (entry === 'line') {
      flush()
      heading = null
      drawn.push(<Menu.Separator key={`line-${at}`} className={styles.line} />)
    } else if ('heading' in entry) {
      flush()
      heading = entry.heading
    } else {
      held.push(<Entry key={at} item={entry} choose={choose} lead={lead} />)
    }
  }
  flush()
  return drawn
}

function Entry({
  item,
  choose,
  lead,
}: {
  item: MenuItem
  choose: (item: MenuItem) => void
  /** some item of the menu has a picture or a tick, so all are indented alike */
  lead: boolean
}) {
  const label = typeof item.label === 'string' ? item.label : item.label()
  const shared = {
    label,
    className: styles.item ?? '',
    disabled: item.enabled ? !item.enabled() : false,
    onClick: () => choose(item),
  }
  const content = (
    <>
      {lead && (
        <span className={styles.lead}>
          {item.checked ? <Icon name="check" /> : item.icon && <Icon name={item.icon} />}
        </span>
      )}
      <span className={styles.label}>
        {item.swatch && (
          <i className={styles.swatch} style={{ background: item.swatch }} data-thread aria-hidden="true" />
        )}
        {label}
        {item.detail && <span className={styles.detail}>{item.detail}</span>}
      </span>
      {item.keys?.[0] && <Kbd keys={item.keys[0]} />}
    </>
  )
  if (item.checked === undefined) return <Menu.Item {...shared}>{content}</Menu.Item>
  if (item.several)
    return (
      <Menu.CheckboxItem {...shared} checked={item.checked} closeOnClick>
        {content}
      </Menu.CheckboxItem>
    )
  return (
    <Menu.RadioItem {...shared} value={item} closeOnClick>
      {content}
    </Menu.RadioItem>
  )
}
