import { copyText } from '#web/ui/copy-text.ts'
import { itemPageWords as say } from '#words/item-page.ts'

/** Copies the address of an item, to be sent to somebody. */
export function copyLink(key: string): void {
  void copyText(`${location.origin}/i/${encodeURIComponent(key)}`, say('copied', { key }))
}
