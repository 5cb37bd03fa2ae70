import { openHelp, openPalette } from '#web/actions/command-centre.tsx'
import { useHistory, useMe } from '#web/store/use-store.ts'
import { IconButton } from '#web/ui/button.tsx'
import { MenuButton, type MenuEntry } from '#web/ui/menu.tsx'
import styles from './product-frame.module.css'
import { signOut } from './sign-out.ts'
import { redo, undo } from './undo.ts'

/** What a pointer needs where a keyboard has keys: undo, redo, the palette, and one's own name with the way out. */
export function accountMenu(): readonly MenuEntry[] {
  return [
    { label: 'Find or do something', keys: ['Mod+K'], perform: openPalette },
    { label: 'Keys of this screen', keys: ['?'], perform: openHelp },
    'line',
    { label: 'Sign out', perform: () => void signOut() },
  ]
}

export function undoMenu(): readonly MenuEntry[] {
  return [
    { label: 'Undo', keys: ['Mod+Z'], perform: () => void undo() },
    { label: 'Redo', keys: ['Mod+Shift+Z'], perform: redo },
  ]
}

export function Account() {
  const me = useMe()
  const history = useHistory()
  return (
    <div className={styles.account}>
      <MenuButton label={`You: ${me?.name ?? ''}`} items={accountMenu} className={styles.me}>
        <span dir="auto">{me?.name}</span>
      </MenuButton>
      <IconButton icon="undo" label={history.undo ?? 'Undo'} keys={['Mod+Z']} onClick={() => void undo()} />
      <IconButton icon="redo" label={history.redo ?? 'Redo'} keys={['Mod+Shift+Z']} onClick={redo} />
      <IconButton icon="search" label="Find or do something" keys={['Mod+K']} onClick={openPalette} />
    </div>
  )
}
