import type { ReactNode } from 'react'
import { useMe } from '#web/store/use-store.ts'
import { MenuButton } from '#web/ui/menu.tsx'
import { shellWords } from '#words/shell.ts'
import { signInWords } from '#words/sign-in.ts'
import styles from './outside.module.css'
import { signOut } from './sign-out.ts'

/** A page that stands in no product: the way home at its head, and the way out for whoever is signed in. */
export function Outside({ children }: { children: ReactNode }) {
  const me = useMe()
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <a className={styles.mark} href="/">
          <img src="/favicon.svg" alt="" />
          {signInWords('product')}
        </a>
        {me && (
          <MenuButton
            label={shellWords('account', { name: me.name })}
            align="end"
            items={() => [{ label: shellWords('signOut'), perform: () => void signOut() }]}
          >
            <span dir="auto">{me.name}</span>
          </MenuButton>
        )}
      </header>
      <main>{children}</main>
    </div>
  )
}
