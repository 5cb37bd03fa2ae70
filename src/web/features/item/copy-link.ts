import { announce } from '#web/ui/live-region.tsx'
import { showToast } from '#web/ui/toast.tsx'
import { itemPageWords as say } from '#words/item-page.ts'

/** Copies the address of an item, to be sent to somebody. */
export function copyLink(key: string): void {
  navigator.clipboard.writeText(`${location.origin}/i/${encodeURIComponent(key)}`).then(
    () => showToast({ text: say('copied', { key }) }),
    () => announce(say('notCopied'), 'assertive'),
  )
}
