import { joinTexts } from '#base/text/merge-texts.ts'
import type { Item } from '#domain/backlog/item.ts'
import { useDocument, useStore } from '#web/store/use-store.ts'
import { Clash } from '#web/ui/clash.tsx'
import type { TextDraft } from './draft.ts'
import type { useDescription } from './use-description.ts'

/** Two people changed the same words: both texts, and what can be done. */
export function DescriptionClash({
  item,
  mine,
  writing,
}: {
  item: Item
  mine: TextDraft
  writing: ReturnType<typeof useDescription>
}) {
  const store = useStore()
  const theirs = useDocument(item.description)
  const began = useDocument(mine.base)
  return (
    <Clash
      takesKeys
      whose={store.whoSet(item.id, 'description')}
      mine={mine.text}
      theirs={theirs ?? ''}
      isWaiting={item.description !== null && typeof theirs !== 'string'}
      onMine={() => void writing.save({ text: mine.text, base: item.description })}
      onTheirs={writing.discard}
      onBoth={() => writing.rebase(joinTexts(began ?? '', mine.text, theirs ?? ''))}
      onEscape={() => writing.edit('')}
    />
  )
}
