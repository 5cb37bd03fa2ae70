import { useEffect, useRef } from 'react'
import { joinTexts } from '#base/text/merge-texts.ts'
import type { Item } from '#domain/backlog/item.ts'
import { useDocument } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { itemPageWords as say } from '#words/item-page.ts'
import styles from './description.module.css'
import type { TextDraft } from './draft.ts'
import type { useDescription } from './use-description.ts'

/** Two people changed the same words: both texts side by side, and what can be done. */
export function DescriptionClash({
  item,
  mine,
  writing,
}: {
  item: Item
  mine: TextDraft
  writing: ReturnType<typeof useDescription>
}) {
  const theirs = useDocument(item.description)
  const began = useDocument(mine.base)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const here = item.description === null || typeof theirs === 'string'
  return (
    <div>
      <h3 ref={head} tabIndex={-1} className={styles.clash}>
        {say('clashTitle')}
      </h3>
      <p className={styles.quiet}>{say('clash')}</p>
      <div className={styles.sides}>
        <Side title={say('mine')} text={mine.text} />
        <Side title={say('theirs')} text={theirs ?? ''} />
      </div>
      <div className={styles.buttons}>
        <Button
          disabled={!here}
          onClick={() => writing.rebase(joinTexts(began ?? '', mine.text, theirs ?? ''))}
        >
          {say('together')}
        </Button>
        <Button onClick={() => void writing.save({ text: mine.text, base: item.description })}>
          {say('takeMine')}
        </Button>
        <Button onClick={writing.discard}>{say('takeTheirs')}</Button>
      </div>
    </div>
  )
}

function Side({ title, text }: { title: string; text: string }) {
  return (
    <section className={styles.side} aria-label={title}>
      <h4>{title}</h4>
      <div className={styles.raw} dir="auto">
        {text || say('nothing')}
      </div>
    </section>
  )
}
