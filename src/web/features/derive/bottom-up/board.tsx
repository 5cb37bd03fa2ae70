import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ThemeDraft } from '#analysis/derive-roadmap.ts'
import type { Item } from '#domain/backlog/item.ts'
import { contextMenu, MenuButton, type MenuEntry } from '#web/ui/menu.tsx'
import { releasesStageWords as say } from '#words/derive.ts'
import { sizeOf } from './use-collected.ts'
import { useDrag } from './use-drag.ts'
import styles from './workshop.module.css'

/** Takes theme cards; of one that lies in another, the inner one takes them. */
function useDropOf<E extends HTMLElement>(onDropTheme: (theme: string) => void) {
  const element = useRef<E>(null)
  const drop = useRef(onDropTheme)
  drop.current = onDropTheme
  const [over, setOver] = useState(false)
  useEffect(() => {
    if (!element.current) return undefined
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => typeof source.data.themeCard === 'string',
      onDropTargetChange: ({ location, self }) =>
        setOver(location.current.dropTargets[0]?.element === self.element),
      onDragLeave: () => setOver(false),
      onDrop: ({ source, location, self }) => {
        setOver(false)
        if (location.current.dropTargets[0]?.element === self.element)
          drop.current(source.data.themeCard as string)
      },
    })
  }, [])
  return { ref: element, 'data-over': over || undefined }
}

/** Its blank begins a release, too. */
export function Board({
  onDropTheme,
  children,
}: {
  onDropTheme: (theme: string) => void
  children: ReactNode
}) {
  return (
    <div className={styles.board} {...useDropOf<HTMLDivElement>(onDropTheme)}>
      {children}
    </div>
  )
}

export function Column({
  label,
  column,
  isGhost = false,
  onDropTheme,
  children,
}: {
  label: string
  /** the release that it is of, which may be gone to */
  column?: string
  isGhost?: boolean
  onDropTheme: (theme: string) => void
  children: ReactNode
}) {
  return (
    <section
      className={styles.theme}
      data-ghost={isGhost || undefined}
      data-column={column}
      tabIndex={column === undefined ? undefined : -1}
      aria-label={label}
      {...useDropOf<HTMLElement>(onDropTheme)}
    >
      {children}
    </section>
  )
}

export function ThemeCard({
  theme,
  items,
  why,
  menu,
}: {
  theme: ThemeDraft
  items: readonly Item[]
  /** why it was suggested where it is */
  why: string | undefined
  menu: () => readonly MenuEntry[]
}) {
  return (
    <li
      className={styles.card}
      data-card={theme.key}
      {...useDrag<HTMLLIElement>({ themeCard: theme.key })}
      {...contextMenu(say('move', { name: theme.name }), menu)}
    >
      <span>
        <b dir="auto">{theme.name}</b>
        <small>{sizeOf(items)}</small>
        {why && <small>{why}</small>}
      </span>
      <MenuButton label={say('move', { name: theme.name })} items={menu} align="end" />
    </li>
  )
}
