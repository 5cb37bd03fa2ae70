import {
  type ComponentProps,
  createRef,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useRef,
  useSyncExternalStore,
} from 'react'
import { Button, IconButton } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { type Hold, holdKeys } from './key-hold.ts'
import { readyPart } from './ready-part.tsx'

/** An Action of the registry is a MenuItem as it stands. */
export interface MenuItem {
  label: string | (() => string)
  /** shown at the end of the line; the first is drawn */
  keys?: readonly string[]
  icon?: IconName
  /** a CSS colour, shown beside the word that names it */
  swatch?: string
  /** quiet text after the label */
  detail?: string
  /** a tick; the item is then announced as one of a choice, and as checked or not */
  checked?: boolean
  /** others of the menu may be ticked beside it */
  several?: boolean
  enabled?(): boolean
  perform(): void
}

export type MenuEntry = MenuItem | 'line' | { heading: string }

export interface MenuRequest {
  /** what the menu is about: its accessible name */
  label: string
  /** the element it hangs from, or the point of a right click */
  at: Element | { x: number; y: number }
  items: readonly MenuEntry[]
  /** a field above to narrow many items by typing */
  filter?: boolean
  align?: 'start' | 'end'
}

let current: MenuRequest | null = null
const popup = createRef<HTMLDivElement>()
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
let hold: Hold | null = null
/** what was pressed too early is being pressed, and what is pressed now comes after it */
let pressing = false
const arrived = () => !pressing && (popup.current?.contains(document.activeElement) ?? false)
const set = (next: MenuRequest | null) => {
  hold?.end()
  pressing = false
  hold = next && holdKeys({ arrived, cancel: closeMenu, keep: true })
  current = next
  for (const listener of listeners) listener()
}

/** What the person last used: a menu opened by key starts on an entry, one opened by pointer on none. */
let lastWasKey = false
let openedByKey = false
const noteKey = (): void => {
  lastWasKey = true
}
const notePointer = (): void => {
  lastWasKey = false
}

/**
 * Opens the one menu of the page, e.g. from a key: openMenu({ label: 'Status', at: row, items }). What a chosen
 * item does runs after focus has gone back, so it may move focus itself.
 */
export function openMenu(request: MenuRequest): void {
  openedByKey = lastWasKey
  set(request)
}

/** what a menu holds that has been filled again since it opened */
const filled = new WeakMap<MenuRequest, readonly MenuEntry[]>()

/** What a menu holds now. */
export function useMenuItems(request: MenuRequest): readonly MenuEntry[] {
  return useSyncExternalStore(subscribe, () => filled.get(request) ?? request.items)
}

/** Takes away the menu that is open, if one is. */
export function closeMenu(): void {
  if (current) set(null)
}

/**
 * Presses in the menu, once it has the focus, what was pressed while it opened: whoever knows it by heart need not wait.
 * `press` is asked one key at a time, with a moment to draw what the key before it did.
 */
export async function pressHeld(press: (key: string) => void): Promise<void> {
  const mine = hold
  if (pressing || !mine) return
  for (let key = mine.next(); key !== undefined; key = mine.next()) {
    pressing = true
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    if (hold !== mine) return
    press(key)
  }
  pressing = false
}

const menuPopup = readyPart(async () => (await import('./menu-popup.tsx')).MenuPopup)

/** Once, at the end of the page. Rows then need no menu of their own. */
export function MenuHost() {
  const request = useSyncExternalStore(subscribe, () => current)
  const last = useRef<MenuRequest | null>(null)
  last.current = request ?? last.current
  useEffect(() => {
    window.addEventListener('keydown', noteKey, true)
    window.addEventListener('pointerdown', notePointer, true)
    return () => {
      window.removeEventListener('keydown', noteKey, true)
      window.removeEventListener('pointerdown', notePointer, true)
    }
  }, [])
  if (!last.current) return null
  return (
    // the last request stays while the menu fades
    <menuPopup.Part
      request={last.current}
      open={request !== null}
      onClose={closeMenu}
      popup={popup}
      byKey={openedByKey}
    />
  )
}

/**
 * A button that opens a menu. `items` is asked when it opens, and when the button is drawn again while it is open: what
 * comes late, such as the other products, is in it then. Without `children` it is an icon button.
 */
export function MenuButton({
  label,
  items,
  children,
  icon,
  filter,
  align,
  look = 'quiet',
  ...rest
}: {
  label: string
  items: () => readonly MenuEntry[]
  children?: ReactNode
  icon?: IconName
  filter?: boolean
  align?: 'start' | 'end'
  look?: 'first' | 'plain' | 'quiet'
} & Omit<ComponentProps<'button'>, 'onClick' | 'children'>) {
  const button = useRef<HTMLButtonElement>(null)
  const open = useSyncExternalStore(
    subscribe,
    () => current !== null && current.at === button.current && button.current !== null,
  )
  useEffect(() => {
    if (!open || !current) return
    filled.set(current, items())
    for (const listener of listeners) listener()
  })
  const shared = {
    ...rest,
    ref: button,
    'aria-haspopup': 'menu' as const,
    'aria-expanded': open,
    onClick: () => {
      if (button.current) {
        openMenu({
          label,
          at: button.current,
          items: items(),
          ...(filter && { filter }),
          ...(align && { align }),
        })
      }
    },
  }
  if (!children) return <IconButton icon={icon ?? 'more'} label={label} {...shared} />
  return (
    <Button look={look} title={label} {...(icon && { icon })} {...shared}>
      {children}
      <Icon name="chevron-down" />
    </Button>
  )
}

/**
 * Spread on a row or card: a right click opens the menu at the pointer; Shift+F10 and the menu key open it at
 * the element.
 */
export function contextMenu(label: string, items: () => readonly MenuEntry[]) {
  return {
    onContextMenu(event: MouseEvent) {
      event.preventDefault()
      const byKey =
        (event.nativeEvent as PointerEvent).pointerType === '' || event.clientX + event.clientY === 0
      openMenu({
        label,
        at: byKey ? event.currentTarget : { x: event.clientX, y: event.clientY },
        items: items(),
      })
    },
  }
}
