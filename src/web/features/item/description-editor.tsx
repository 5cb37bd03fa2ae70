import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import type { Item } from '#domain/backlog/item.ts'
import { Button } from '#web/ui/button.tsx'
import { ByPointer } from '#web/ui/by-pointer.tsx'
import { keyText } from '#web/ui/keys.ts'
import { itemPageWords as say } from '#words/item-page.ts'
import styles from './description.module.css'
import type { TextDraft } from './draft.ts'
import { LazyMarkdown } from './lazy-markdown.tsx'
import type { useDescription } from './use-description.ts'

/** The text while it is written: it grows with what is typed, and says when somebody else was there. */
export function DescriptionEditor({
  item,
  draft,
  standing,
  writing,
}: {
  item: Item
  draft: TextDraft
  standing: string | null | undefined
  writing: ReturnType<typeof useDescription>
}) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const { current } = field
    current?.focus({ preventScroll: true })
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])
  const save = () => void writing.save(draft)
  const onKeyDown = (event: KeyboardEvent) => {
    const leaves = event.key === 'Escape'
    if (!leaves && !(event.key === 'Enter' && (event.metaKey || event.ctrlKey))) return
    event.preventDefault()
    event.stopPropagation()
    event.nativeEvent.stopImmediatePropagation()
    if (leaves) writing.leave(standing ?? '')
    else save()
  }
  const moved = item.description !== draft.base
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens to what its field does
    <div onKeyDown={onKeyDown}>
      <p role="status" className={styles.moved} hidden={!moved}>
        {moved && say('moved')}
      </p>
      <div className={styles.grows}>
        <span aria-hidden className={styles.twin}>
          {draft.text}
          {'\u200b'}
        </span>
        <textarea
          ref={field}
          dir="auto"
          rows={1}
          aria-label={say('description')}
          aria-describedby={`${id}-how`}
          value={draft.text}
          onChange={(event) => writing.type(event.currentTarget.value)}
        />
      </div>
      {writing.trouble && (
        <p role="alert" className={styles.trouble}>
          {writing.trouble}
        </p>
      )}
      <div className={styles.buttons}>
        <Button look="first" onClick={save}>
          {say('save')}
        </Button>
        <Button look="quiet" onClick={writing.discard}>
          {say('discard')}
        </Button>
        <span id={`${id}-how`} className={styles.hint}>
          <ByPointer fine={say('howTo', { save: keyText('Mod+Enter') })} coarse={say('howToTouch')} />
        </span>
      </div>
      {moved && typeof standing === 'string' && (
        <details className={styles.theirs}>
          <summary>{say('theirText')}</summary>
          <LazyMarkdown text={standing} />
        </details>
      )}
    </div>
  )
}
