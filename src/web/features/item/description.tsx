import { type MouseEvent, useLayoutEffect, useRef } from 'react'
import { editItem } from '#domain/backlog/edit-item.ts'
import type { Item } from '#domain/backlog/item.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { EditedBy } from '#web/presence/edited-by.tsx'
import { useDocument, useMay } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { VisuallyHidden } from '#web/ui/visually-hidden.tsx'
import { itemPageWords as say } from '#words/item-page.ts'
import styles from './description.module.css'
import { DescriptionClash } from './description-clash.tsx'
import { DescriptionEditor } from './description-editor.tsx'
import { LazyMarkdown } from './lazy-markdown.tsx'
import { useDescription } from './use-description.ts'

/** The description as a document: read as Markdown, written where it stands. */
export function Description({ item, keys }: { item: Item; keys: boolean }) {
  const mayEdit = useMay(editItem)
  const text = useDocument(item.description)
  const writing = useDescription(item)
  const { mode, draft, sending } = writing
  const button = useRef<HTMLButtonElement>(null)
  const wrote = useRef(false)
  const standing = text ?? ''
  const here = item.description === null || typeof text === 'string'
  const edit = () => {
    if (mayEdit && (here || draft)) writing.edit(standing)
  }
  useActions('item', [
    {
      id: 'item.edit-description',
      label: say('editDescription'),
      group: say('group'),
      ...(keys && { keys: ['E'] }),
      words: say('describeWords'),
      onHand: true,
      enabled: () => mayEdit && mode === 'read' && here,
      perform: edit,
    },
  ])
  // Whoever leaves the text stands where they began.
  useLayoutEffect(() => {
    if (mode === 'read' && wrote.current) button.current?.focus({ preventScroll: true })
    wrote.current = mode !== 'read'
  }, [mode])

  const onClick = (event: MouseEvent) => {
    const pressed = (event.target as Element).closest('a, pre, button')
    if (!pressed && getSelection()?.isCollapsed !== false) edit()
  }
  return (
    <section className={styles.section} aria-label={say('description')} data-cell={`description:${item.id}`}>
      <EditedBy cell={`description:${item.id}`} tag="around" />
      <h2>
        <VisuallyHidden>{say('description')}</VisuallyHidden>
      </h2>
      {mode === 'edit' && draft ? (
        <DescriptionEditor item={item} draft={draft} standing={text} writing={writing} />
      ) : mode === 'clash' && draft ? (
        <DescriptionClash item={item} mine={draft} writing={writing} />
      ) : (
        <>
          {draft && !sending && draft.text !== standing && (
            <p className={styles.note}>
              {say('draft')}
              <Button look="quiet" onClick={edit}>
                {say('goOn')}
              </Button>
              <Button look="quiet" onClick={writing.discard}>
                {say('discard')}
              </Button>
            </p>
          )}
          {sending && <p className={styles.note}>{say('sending')}</p>}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the button beneath does the same */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the button beneath does the same */}
          <div className={styles.reading} data-editable={mayEdit || undefined} onClick={onClick}>
            {standing !== '' && <LazyMarkdown text={standing} />}
            {standing === '' && !mayEdit && here && <p className={styles.quiet}>{say('empty')}</p>}
            {!here && <p className={styles.quiet}>{say(text === null ? 'missing' : 'loading')}</p>}
          </div>
          {mayEdit && here && (
            <Button
              ref={button}
              look="quiet"
              className={styles.edit}
              keys={keys ? ['E'] : undefined}
              onClick={edit}
            >
              {say(standing === '' ? 'write' : 'edit')}
            </Button>
          )}
        </>
      )}
    </section>
  )
}
