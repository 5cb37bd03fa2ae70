import { useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { importPageWords as say } from '#words/import-page.ts'
import styles from './import-page.module.css'
import type { ChosenFile } from './import-requests.ts'
import type { Importing } from './use-import.ts'

export interface Waiting {
  names: readonly string[]
  /** Reads the first of them; the others wait behind those that wait already. */
  take(files: readonly File[]): void
  /** Reads the one that waits longest. */
  next(): void
  leaveOut(): void
}

/** Of several files that come at once, one is looked at and imported after the other. */
export function useWaitingFiles({ choose, chooseNext }: Pick<Importing, 'choose' | 'chooseNext'>): Waiting {
  const [waiting, setWaiting] = useState<readonly File[]>([])
  const chosen = (file: File): ChosenFile => ({ name: file.name, blob: file, isFile: true })
  return {
    names: waiting.map(({ name }) => name),
    take: ([first, ...more]) => {
      if (!first) return
      setWaiting([...waiting, ...more])
      choose(chosen(first))
    },
    next: () => {
      const [first, ...more] = waiting
      setWaiting(more)
      if (first) chooseNext(chosen(first))
    },
    leaveOut: () => setWaiting([]),
  }
}

/** So many are named. */
const MOST = 5

/** Says which files are still to come, so that none is passed over in silence. */
export function WaitingFiles({ files: { names, next, leaveOut } }: { files: Waiting }) {
  const [first] = names
  const more = Math.max(0, names.length - MOST)
  const told = { count: names.length, names: names.slice(0, MOST).join(', '), more }
  return (
    <div className={styles.waiting} hidden={first === undefined}>
      <p role="status">{first === undefined ? '' : say('waiting', told)}</p>
      {first !== undefined && (
        <>
          <Button onClick={next}>{say('readNext')}</Button>
          <Button look="quiet" onClick={leaveOut}>
            {say('leaveWaiting', { count: names.length })}
          </Button>
        </>
      )}
    </div>
  )
}
