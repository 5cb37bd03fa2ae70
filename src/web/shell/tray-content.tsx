import { useRef } from 'react'
import { store } from '#web/store/the-store.ts'
import type { TrayEntry } from '#web/store/tray.ts'
import { useVersion } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { showToast } from '#web/ui/toast.tsx'
import { trayWords as say } from '#words/tray.ts'
import styles from './tray.module.css'
import { Draft } from './tray-draft.tsx'
import { Entry } from './tray-entry.tsx'
import { isGone, useTray } from './use-tray.ts'

/** All that lies in the tray, in the order in which it wants to be looked at. */
export function TrayContent({ onLeave }: { onLeave: () => void }) {
  const { entries, drafts } = useTray()
  useVersion()
  const list = useRef<HTMLDivElement>(null)
  const restored = entries.filter(({ because }) => because === 'restored')
  const refused = entries.filter(({ because }) => because === 'refused')
  const gone = drafts.filter(isGone)
  const half = drafts.filter((waiting) => !isGone(waiting))
  // What was pressed goes with its entry; the list is where one was.
  const onDone = () => requestAnimationFrame(() => list.current?.focus({ preventScroll: true }))
  return (
    <div ref={list} tabIndex={-1} className={styles.tray}>
      {entries.length + drafts.length === 0 && <p className={styles.none}>{say('empty')}</p>}
      {restored.length > 0 && (
        <section aria-label={say('restored')}>
          <h3>{say('restored')}</h3>
          <p className={styles.note}>{say('restoredWhy', { count: restored.length })}</p>
          {restored.length > 1 && (
            <Button
              className={styles.all}
              onClick={() => {
                sendAll(restored)
                onDone()
              }}
            >
              {say('sendAllAgain', { count: restored.length })}
            </Button>
          )}
          {restored.map((entry) => (
            <Entry key={entry.id} entry={entry} onDone={onDone} />
          ))}
        </section>
      )}
      {refused.length > 0 && (
        <section aria-label={say('refused')}>
          <h3>{say('refused')}</h3>
          {refused.map((entry) => (
            <Entry key={entry.id} entry={entry} onDone={onDone} />
          ))}
        </section>
      )}
      {gone.length > 0 && (
        <section aria-label={say('gone')}>
          <h3>{say('gone')}</h3>
          {gone.map((waiting) => (
            <Draft key={waiting.place.name} waiting={waiting} onDone={onDone} onLeave={onLeave} />
          ))}
        </section>
      )}
      {half.length > 0 && (
        <section aria-label={say('half')}>
          <h3>{say('half')}</h3>
          {half.map((waiting) => (
            <Draft key={waiting.place.name} waiting={waiting} onDone={onDone} onLeave={onLeave} />
          ))}
        </section>
      )}
    </div>
  )
}

/** In the order in which they were done, since the later may stand on the earlier. */
function sendAll(entries: readonly TrayEntry[]): void {
  let sent = 0
  for (const entry of entries) {
    if (store.again(entry).refusal) continue
    store.tray.drop(entry.id)
    sent += 1
  }
  const count = entries.length
  if (sent === count) showToast({ text: say('sentAgain', { count }) })
  else showToast({ text: say('notAllAgain', { sent, count }), tone: 'bad' })
}
