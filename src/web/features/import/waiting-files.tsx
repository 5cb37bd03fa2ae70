import { useSyncExternalStore } from 'react'
import { onlyHere } from '#web/store/only-here.ts'
import { Source } from '#web/store/signal.ts'
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

/** Kept while somebody looks at another screen. */
const waiting = new Source<readonly ChosenFile[]>([])
const forget = () => waiting.set([])
waiting.watch(() => {
  if (waiting.value.length > 0) onlyHere.add(forget)
  else onlyHere.delete(forget)
})

/**
 * Of several files that come at once, one is looked at and imported after the other. One that is set aside for the
 * next is not done with: it waits behind the others.
 */
export function useWaitingFiles({
  stage,
  choose,
  chooseNext,
}: Pick<Importing, 'stage' | 'choose' | 'chooseNext'>): Waiting {
  const files = useSyncExternalStore(waiting.watch, () => waiting.value)
  const looked = stage.at === 'read' || stage.at === 'choose' ? stage.file : null
  return {
    names: files.map(({ name }) => name),
    take: ([first, ...more]) => {
      if (!first) return
      const came = [first, ...more].map((file) => ({ name: file.name, blob: file, isFile: true }))
      // Alone it is replaced by what is chosen now; chosen again it is the same one, mended.
      const aside =
        looked && files.length > 0 && !came.some(({ name }) => name === looked.name) ? [looked] : []
      waiting.set([...files, ...came.slice(1), ...aside])
      choose(came[0]!)
    },
    next: () => {
      const [first, ...more] = files
      waiting.set([...more, ...(looked ? [looked] : [])])
      if (first) chooseNext(first)
    },
    leaveOut: forget,
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
