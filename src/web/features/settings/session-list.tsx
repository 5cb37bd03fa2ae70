import { useCallback, useEffect, useState } from 'react'
import type { SessionSeen } from '#protocol/people-doors.ts'
import { Button } from '#web/ui/button.tsx'
import { momentText } from '#web/ui/moment-text.ts'
import { showToast } from '#web/ui/toast.tsx'
import { ownAccountWords as say } from '#words/people.ts'
import { askDoor } from './door.ts'
import styles from './people.module.css'

/** Where one is signed in, and the way out of each. `version` moves when it has to be asked again. */
export function SessionList({ version }: { version: number }) {
  const [sessions, setSessions] = useState<readonly SessionSeen[]>([])
  const [unheard, setUnheard] = useState<string | null>(null)
  const look = useCallback(async () => {
    const answered = await askDoor<{ sessions: SessionSeen[] }>('GET', 'account/sessions')
    setUnheard(answered.ok ? null : answered.sentence)
    if (answered.ok) setSessions(answered.body.sessions)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version asks again
  useEffect(() => {
    void look()
  }, [look, version])

  const end = async ({ id, program }: SessionSeen) => {
    const answered = await askDoor('DELETE', `account/sessions/${id}`)
    showToast(answered.ok ? { text: say('ended', { program }) } : { text: answered.sentence, tone: 'bad' })
    void look()
  }
  const endOthers = async () => {
    const answered = await askDoor<{ ended: number }>('DELETE', 'account/sessions')
    showToast(
      answered.ok
        ? { text: say('endedOthers', { count: answered.body.ended }) }
        : { text: answered.sentence, tone: 'bad' },
    )
    void look()
  }
  return (
    <>
      <h3 className={styles.heading}>{say('sessions')}</h3>
      {unheard && <p className={styles.quiet}>{unheard}</p>}
      <ul className={styles.list}>
        {sessions.map((session) => {
          const made = momentText(session.madeAt)
          const address = session.address || say('noAddress')
          return (
            <li key={session.id} className={styles.line}>
              <span className={styles.who}>
                <span>
                  {session.program}
                  {session.current && <span className={styles.quiet}> · {say('thisOne')}</span>}
                </span>
                <span className={styles.quiet}>
                  {say('facts', { address, made, used: momentText(session.usedAt) })}
                </span>
              </span>
              {!session.current && (
                <Button
                  className={styles.end}
                  aria-label={say('endOf', { program: session.program, address, made })}
                  onClick={() => void end(session)}
                >
                  {say('end')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {sessions.length > 1 && <Button onClick={() => void endOthers()}>{say('endOthers')}</Button>}
    </>
  )
}
