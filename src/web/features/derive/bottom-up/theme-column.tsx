import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef, useState } from 'react'
import { readStory } from '#analysis/themes/subject.ts'
import type { Item } from '#domain/backlog/item.ts'
import { Button } from '#web/ui/button.tsx'
import { InlineEdit } from '#web/ui/inline-edit.tsx'
import { contextMenu, MenuButton, type MenuEntry } from '#web/ui/menu.tsx'
import { themesStageWords as say } from '#words/derive.ts'
import { sizeOf } from './use-collected.ts'
import { useDrag } from './use-drag.ts'
import { usePlanField } from './use-plan.ts'
import styles from './workshop.module.css'

/** Items shown before "Show all"; a theme is judged by its best ones. */
const firstFew = 7

/** One theme: its name, the words that made it, its items; items are dragged in, or moved by their menu. */
export function ThemeColumn({
  id,
  name,
  isNew = false,
  words,
  hint,
  items,
  chosen,
  onChoose,
  onRename,
  onDropItem,
  menu,
  itemMenu,
}: {
  id: string | null
  name: string
  /** it was made a moment ago, and is to be named */
  isNew?: boolean
  words: readonly string[]
  /** what the column is for, where it has no words */
  hint?: string
  items: readonly Item[]
  chosen: ReadonlySet<string>
  onChoose: (item: string, on: boolean) => void
  onRename?: (name: string) => string | undefined
  onDropItem: (item: string) => void
  menu?: () => readonly MenuEntry[]
  itemMenu: (item: string) => readonly MenuEntry[]
}) {
  const draft = usePlanField(`theme-name ${id ?? ''}`)
  const element = useRef<HTMLElement>(null)
  const drop = useRef(onDropItem)
  drop.current = onDropItem
  const [over, setOver] = useState(false)
  const [all, setAll] = useState(false)
  useEffect(() => {
    if (!element.current) return undefined
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => source.data.theme !== id && typeof source.data.item === 'string',
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false)
        drop.current(source.data.item as string)
      },
    })
  }, [id])
  const shown = all ? items : items.slice(0, firstFew)
  return (
    <section
      ref={element}
      className={styles.theme}
      data-theme-column={id ?? ''}
      data-over={over || undefined}
      aria-label={name}
    >
      <header>
        <h2 dir="auto">
          {onRename ? (
            <InlineEdit
              label={say('theme')}
              value={name}
              isNew={isNew}
              onSave={onRename}
              lines="wrap"
              draft={draft}
            />
          ) : (
            name
          )}
        </h2>
        {menu && <MenuButton label={say('change', { name })} items={menu} align="end" />}
      </header>
      <p className={styles.size}>{sizeOf(items)}</p>
      {words.length > 0 && (
        <p className={styles.size} data-words>
          {say('words', { words: words.join(', ') })}
        </p>
      )}
      {hint && <p className={styles.size}>{hint}</p>}
      <ul>
        {shown.map((item) => (
          <ThemeItem
            key={item.id}
            item={item}
            theme={id}
            chosen={chosen.has(item.id)}
            onChoose={onChoose}
            menu={() => itemMenu(item.id)}
          />
        ))}
      </ul>
      {items.length > firstFew && (
        <Button look="quiet" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? say('showFewer') : say('showAll', { count: items.length })}
        </Button>
      )}
    </section>
  )
}

function ThemeItem({
  item,
  theme,
  chosen,
  onChoose,
  menu,
}: {
  item: Item
  theme: string | null
  chosen: boolean
  onChoose: (item: string, on: boolean) => void
  menu: () => readonly MenuEntry[]
}) {
  const { want, role } = readStory(item.title)
  return (
    <li
      className={styles.item}
      data-item={item.id}
      data-chosen={chosen || undefined}
      {...useDrag<HTMLLIElement>({ item: item.id, theme })}
      {...contextMenu(say('move', { title: item.title }), menu)}
    >
      <input
        type="checkbox"
        checked={chosen}
        aria-label={say('choose', { title: item.title })}
        onChange={(event) => onChoose(item.id, event.currentTarget.checked)}
      />
      <span dir="auto" title={item.title}>
        {want}
        {role !== '' && <small> {role}</small>}
      </span>
      <MenuButton label={say('move', { title: item.title })} items={menu} align="end" />
    </li>
  )
}
