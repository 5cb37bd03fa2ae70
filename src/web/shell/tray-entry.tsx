import { useState } from 'react'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { sentence } from '#domain/refusals.ts'
import { tellRefusal } from '#web/actions/tell.ts'
import { typedIn, withTexts, wordsOf } from '#web/product/typed-words.ts'
import type { RunOutcome } from '#web/store/outcome.ts'
import { store } from '#web/store/the-store.ts'
import type { TrayEntry } from '#web/store/tray.ts'
import { useVersion } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { TextArea } from '#web/ui/field.tsx'
import { Form } from '#web/ui/form.tsx'
import { momentText } from '#web/ui/moment-text.ts'
import { showToast } from '#web/ui/toast.tsx'
import { trayWords as say } from '#words/tray.ts'
import styles from './tray.module.css'
import { isClash, TrayClash } from './tray-clash.tsx'
import { CopyButton, TypedTexts } from './typed-texts.tsx'

export interface EntryProps {
  entry: TrayEntry
  /** after it is sent or thrown away */
  onDone: () => void
  /** sends other calls in its place */
  onSend: (calls: readonly CommandCall[]) => void
}

/** Work that did not happen: what it was, what was typed for it, why not, and all that can be done with it now. */
export function Entry({ entry, onDone }: Pick<EntryProps, 'entry' | 'onDone'>) {
  // Whether it would go through now follows from the State.
  useVersion()
  const typed = typedIn(store.model, entry.calls)
  const [changing, setChangingShown] = useState(() => store.tray.changing(entry.id))
  const setChanging = (texts: readonly string[] | null) => {
    setChangingShown(texts)
    store.tray.change(entry.id, texts)
  }
  const [trouble, setTrouble] = useState<{ at: number; why: string } | null>(null)
  const refusal = store.foresee(entry.calls, entry.refusal)
  const isToBeHad = !!entry.again && store.foresee(entry.again) === null
  const done = () => {
    store.tray.drop(entry.id)
    onDone()
  }
  const sent = (outcome: RunOutcome) => {
    if (tellRefusal(outcome)) return
    done()
    showToast({ text: say('done', { step: entry.label }) })
  }
  const send = () =>
    sent(
      entry.because === 'restored'
        ? store.again(entry)
        : store.runAll(entry.calls, {
            label: entry.label,
            ...(entry.note && { note: entry.note }),
            ...(entry.alone && { alone: entry.alone }),
          }),
    )
  const sendChanged = () => {
    if (!changing) return
    const next = withTexts(entry.calls, typed, changing)
    if ('why' in next) return setTrouble(next)
    const outcome = store.runAll(next.calls, { label: entry.label })
    if (outcome.refusal) setTrouble({ at: typed.length - 1, why: outcome.sentence })
    else sent(outcome)
  }
  const clashes = isClash(entry)
  return (
    <article className={styles.entry} aria-label={entry.label}>
      <h4 className={styles.label}>{entry.label}</h4>
      <p className={styles.when}>
        <time dateTime={entry.at}>{say('tried', { when: momentText(entry.at) })}</time>
      </p>
      {entry.sentence !== '' && !clashes && <p className={styles.why}>{entry.sentence}</p>}
      {clashes ? (
        <TrayClash
          entry={entry}
          onDone={done}
          onSend={(calls) => sent(store.runAll(calls, { label: entry.label }))}
        />
      ) : changing ? (
        <Form className={styles.change} onSubmit={sendChanged}>
          {typed.map(({ label, call, name }, at) => (
            <TextArea
              key={`${call} ${name}`}
              label={label}
              rows={1}
              value={changing[at] ?? ''}
              error={trouble?.at === at ? trouble.why : null}
              onChange={(text) => {
                setTrouble(null)
                setChanging(changing.map((one, index) => (index === at ? text : one)))
              }}
            />
          ))}
          <div className={styles.buttons}>
            <Button type="submit">{say('send')}</Button>
            <Button look="quiet" onClick={() => setChanging(null)}>
              {say('cancel')}
            </Button>
          </div>
        </Form>
      ) : (
        <>
          <TypedTexts typed={typed} />
          {refusal && !isToBeHad && (
            <p className={styles.cannot}>{say('cannot', { why: sentence(refusal) })}</p>
          )}
          <div className={styles.buttons}>
            {isToBeHad && entry.again && (
              <Button onClick={() => sent(store.runAll(entry.again ?? []))}>{say('createAgain')}</Button>
            )}
            {!refusal && !isToBeHad && (
              <Button onClick={send}>{say(entry.because === 'restored' ? 'sendAgain' : 'tryAgain')}</Button>
            )}
            {typed.length > 0 && (
              <>
                <Button look="quiet" onClick={() => setChanging(typed.map(({ text }) => text))}>
                  {say('change')}
                </Button>
                <CopyButton text={wordsOf(typed)} />
              </>
            )}
            <Button look="quiet" onClick={done}>
              {say('throwAway')}
            </Button>
          </div>
        </>
      )}
    </article>
  )
}
