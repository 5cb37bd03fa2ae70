import { drafts } from '#web/store/drafts.ts'
import { store } from '#web/store/the-store.ts'
import { showToast } from '#web/ui/toast.tsx'
import { shellWords } from '#words/shell.ts'
import { trayWords as say } from '#words/tray.ts'

let signingOut = false
/** Whether somebody is on the way out by their own will: then what is kept here is cleared before the page goes. */
export const isSigningOut = (): boolean => signingOut

/** Ends the session here and on the server, and clears what this browser keeps; unsent work is asked about first. */
export async function signOut(isSure = false): Promise<void> {
  if (store.pendingCount.value > 0) {
    showToast({ text: shellWords('unsent'), tone: 'bad' })
    return
  }
  const { length: count } = [...store.tray.entries(), ...drafts.of(store.member)]
  if (count > 0 && !isSure) {
    const perform = () => void signOut(true)
    showToast({
      text: say('signOutLoses', { count }),
      tone: 'bad',
      action: { label: say('signOutAnyway'), perform },
    })
    return
  }
  signingOut = true
  const response = await fetch('/api/v1/sign-out', { method: 'POST' }).catch(() => null)
  if (!response?.ok) {
    signingOut = false
    showToast({
      text: shellWords('signOutAway'),
      tone: 'bad',
    })
    return
  }
  await store.signOut()
  location.replace('/sign-in')
}
