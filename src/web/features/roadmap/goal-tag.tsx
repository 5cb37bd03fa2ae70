import type { Goal } from '#domain/roadmap/goal.ts'
import { classNames } from '#web/ui/class-names.ts'
import { MenuButton, type MenuEntry } from '#web/ui/menu.tsx'
import { goalTypeWords } from '#words/goal-types.ts'
import { goalWords } from '#words/roadmap.ts'
import styles from './goal-tag.module.css'
import { goalTypeShown } from './goal-type.ts'

/** What a goal is about, in one word; a press opens the choice. */
export function GoalTag({
  type,
  items,
  ...rest
}: {
  type: Goal['type']
  items: () => MenuEntry[]
  className?: string | undefined
  tabIndex?: number | undefined
}) {
  return (
    <MenuButton
      {...rest}
      label={goalWords('typeOf', { type: goalTypeWords(type) })}
      className={classNames(styles.tag, rest.className)}
      data-quiet={type === 'none' || undefined}
      items={items}
    >
      {goalTypeShown(type)}
    </MenuButton>
  )
}

/** The same for who only reads: nothing where it has none. */
export function GoalTagRead({ type }: { type: Goal['type'] }) {
  return type === 'none' ? null : <span className={styles.tag}>{goalTypeWords(type)}</span>
}
