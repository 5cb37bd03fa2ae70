import { openHelp, openPalette } from '#web/actions/command-centre.tsx'
import { openTray } from '#web/product/tray-door.ts'
import { useMe } from '#web/store/use-store.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { MenuButton, type MenuEntry } from '#web/ui/menu.tsx'
import { shellWords } from '#words/shell.ts'
import { trayWords } from '#words/tray.ts'
import styles from './product-frame.module.css'
import { signOut } from './sign-out.ts'
import { redo, redoLabel, undo, undoLabel } from './undo.ts'
import { useTray } from './use-tray.ts'
import { useUndoable, useUndoLabels } from './use-undoable.ts'

/** What a pointer needs where a keyboard has keys: undo, redo, the palette, and one's own name with the way out. */
export function accountMenu(): readonly MenuEntry[] {
  return [
    { label: shellWords('find'), keys: ['Mod+K'], perform: openPalette },
    { label: shellWords('keysOfScreen'), keys: ['?'], perform: openHelp },
    { label: trayWords('tray'), keys: ['g u'], perform: openTray },
    'line',
    { label: shellWords('signOut'), perform: () => void signOut() },
  ]
}

export function undoMenu(): readonly MenuEntry[] {
  return [
    { label: shellWords('undo'), keys: ['Mod+Z'], perform: () => void undo() },
    { label: shellWords('redo'), keys: ['Mod+Shift+Z'], perform: redo },
  ]
}

/** There while something waits in the tray. */
export function TrayButton() {
  const { count } = useTray()
  if (count === 0) return null
  const label = trayWords('withCount', { count })
  return (
    <Button
      look="quiet"
      className={styles.tray}
      aria-label={label}
      title={label}
      keys={['g u']}
      onClick={openTray}
    >
      <Icon name="tray" />
      <span className={styles.trayWord}>{trayWords('tray')}</span> <b>{shellWords('items', { count })}</b>
    </Button>
  )
}

/** No stop for the Tab key while it does nothing; it keeps the focus that it has, for what it may do next. */
const unless = (can: boolean) => (can ? {} : { 'aria-disabled': true, tabIndex: -1 })

export function Account() {
  const me = useMe()
  const labels = useUndoLabels()
  const can = useUndoable()
  return (
    <div className={styles.account}>
      <MenuButton
        label={shellWords('account', { name: me?.name ?? '' })}
        items={accountMenu}
        className={styles.me}
      >
        <span dir="auto">{me?.name}</span>
      </MenuButton>
      <IconButton
        data-shows="undo"
        icon="undo"
        label={undoLabel(labels)}
        keys={['Mod+Z']}
        {...unless(can.undo)}
        onClick={() => void undo()}
      />
      <IconButton
        icon="redo"
        label={redoLabel(labels)}
        keys={['Mod+Shift+Z']}
        {...unless(can.redo)}
        onClick={redo}
      />
      <IconButton
        data-shows="find"
        icon="search"
        label={shellWords('find')}
        keys={['Mod+K']}
        onClick={openPalette}
      />
    </div>
  )
}
