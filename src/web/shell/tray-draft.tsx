import { useNavigate, useRouter } from '@tanstack/react-router'
import { goOnWith } from '#web/product/go-on.ts'
import { calledNow } from '#web/product/known-draft.ts'
import { makeAgain } from '#web/product/tell-gone.ts'
import { drafts } from '#web/store/drafts.ts'
import { store } from '#web/store/the-store.ts'
import { useVersion } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { momentText } from '#web/ui/moment-text.ts'
import { trayWords as say } from '#words/tray.ts'
import styles from './tray.module.css'
import { CopyButton, TypedTexts } from './typed-texts.tsx'
import { isGone, type WaitingDraft } from './use-tray.ts'

/** What is half written elsewhere: the way back to it, or what it was of made again, when that is gone. */
export function Draft({
  waiting,
  onDone,
  onLeave,
}: {
  waiting: WaitingDraft
  onDone: () => void
  onLeave: () => void
}) {
  const { place, draft } = waiting
  const router = useRouter()
  const navigate = useNavigate()
  useVersion()
  const isLost = isGone(waiting)
  const called = calledNow(store.state, draft)
  const typed = Object.entries(draft.texts)
    .filter(([, text]) => text !== '')
    .map(([label, text]) => ({ label, text }))
  const isToBeHad = isLost && draft.again !== null && store.foresee(draft.again) === null
  const go = () => {
    onLeave()
    void navigate({ href: router.history.createHref(draft.path) }).then(() => goOnWith(place))
  }
  return (
    <article className={styles.entry} aria-label={called}>
      <h4 className={styles.label}>{called}</h4>
      {draft.at !== '' && (
        <p className={styles.when}>
          <time dateTime={draft.at}>{say('typed', { when: momentText(draft.at) })}</time>
        </p>
      )}
      <TypedTexts typed={typed} />
      <div className={styles.buttons}>
        {isToBeHad && (
          <Button
            onClick={() => {
              if (makeAgain(place, draft)) onDone()
            }}
          >
            {say('createAgain')}
          </Button>
        )}
        {!isLost && draft.path !== '/' && <Button onClick={go}>{say('goThere')}</Button>}
        <CopyButton text={typed.map(({ text }) => text).join('\n')} />
        <Button
          look="quiet"
          onClick={() => {
            drafts.keep(place, undefined)
            onDone()
          }}
        >
          {say('throwAway')}
        </Button>
      </div>
    </article>
  )
}
