import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { administers } from '#domain/people/last-administrator.ts'
import type { BackupSeen, BackupsSeen, HealthSeen } from '#protocol/health-door.ts'
import { useMe } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { marked } from '#web/ui/marked.ts'
import { momentText } from '#web/ui/moment-text.ts'
import { showToast } from '#web/ui/toast.tsx'
import { backupWords as say } from '#words/backup.ts'
import { askDoor } from './door.ts'
import styles from './settings-page.module.css'

/** What the server keeps against the loss of its disk or a mistake, for those who look after it. */
export function BackupsSection() {
  const me = useMe()
  return me && administers(me) ? <Backups /> : null
}

function Backups() {
  const [backups, setBackups] = useState<BackupsSeen | null>(null)
  const [unheard, setUnheard] = useState<string | null>(null)
  const [making, setMaking] = useState(false)
  const look = useCallback(async () => {
    const answered = await askDoor<HealthSeen>('GET', 'health')
    setUnheard(answered.ok ? null : answered.sentence)
    if (answered.ok) setBackups(answered.body.backups)
  }, [])
  useEffect(() => void look(), [look])

  const backUp = async () => {
    if (making) return
    setMaking(true)
    const answered = await askDoor<BackupSeen>('POST', 'backups', {})
    setMaking(false)
    showToast(
      answered.ok
        ? { text: say('backedUp', { bytes: megabytes(answered.body.bytes) }) }
        : { text: answered.sentence, tone: 'bad' },
    )
    void look()
  }
  if (!backups && !unheard) return null
  return (
    <section className={styles.section} aria-labelledby="backups">
      <h2 id="backups">{say('title')}</h2>
      {unheard && <p className={styles.hint}>{unheard}</p>}
      {backups && (
        <>
          <dl className={styles.facts}>
            <dt>{say('last')}</dt>
            <dd>
              <p className={styles.fact}>{lastOf(backups)}</p>
              {backups.backups.length > 1 && (
                <p className={styles.hint}>{say('count', { count: backups.backups.length })}</p>
              )}
              {backups.trouble && (
                <p className={styles.trouble} role="status">
                  {say('trouble', { reason: backups.trouble })}
                </p>
              )}
            </dd>
            <dt>{say('kept')}</dt>
            <dd>
              <p className={styles.fact}>
                {backups.retention ? say('keptSome', { ...backups.retention }) : say('keptOff')}
              </p>
            </dd>
            <dt>{say('restoring')}</dt>
            <dd>
              <p className={styles.fact}>{marked(say, 'restoreHow', { code })}</p>
            </dd>
          </dl>
          <div>
            <Button aria-disabled={making} onClick={() => void backUp()}>
              {say(making ? 'backingUp' : 'backUp')}
            </Button>
            <p className={styles.hint}>{say('askedHint')}</p>
          </div>
        </>
      )}
    </section>
  )
}

function lastOf({ backups: [newest] }: BackupsSeen): string {
  if (!newest) return say('lastNone')
  return say('lastMade', { moment: momentText(newest.made), bytes: megabytes(newest.bytes) })
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000)

const code = (words: ReactNode) => <code className={styles.code}>{words}</code>
