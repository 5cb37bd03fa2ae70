import { useCallback, useEffect, useRef, useState } from 'react'
import {
  type ImportApplied,
  type ImportChoices,
  type ImportProgress,
  type ImportReport,
  mostImportMegabytes,
  percentOf,
} from '#protocol/import-report.ts'
import { tellDone } from '#web/actions/tell.ts'
import { takenBackBy } from '#web/store/long-steps.ts'
import { store } from '#web/store/the-store.ts'
import { whenCurrent } from '#web/store/when-current.ts'
import { showToast } from '#web/ui/toast.tsx'
import { importPageWords as say } from '#words/import-page.ts'
import {
  AWAY,
  apply,
  type ChosenFile,
  example,
  FORGOTTEN,
  readAgain,
  readFile,
  revert,
  standing,
  type Trouble,
} from './import-requests.ts'

/** Where the import of one file stands. A trouble is shown where the person acted, and nothing chosen is lost. */
export type ImportStage =
  | { at: 'choose'; file: ChosenFile | null; trouble: Trouble | null }
  | { at: 'reading'; file: ChosenFile }
  | {
      at: 'read'
      file: ChosenFile
      report: ImportReport
      choices: ImportChoices
      /** it is being read in another way, and what is shown is the last one */
      busy: boolean
      trouble: Trouble | null
      /** what happened meanwhile */
      notice: string | null
    }
  | { at: 'importing'; file: ChosenFile; report: ImportReport; percent: number; canCancel: boolean }
  | {
      at: 'done'
      report: ImportReport
      applied: ImportApplied
      undone: boolean
      trouble: string | null
      left?: number
    }

const start: ImportStage = { at: 'choose', file: null, trouble: null }

export interface Importing {
  stage: ImportStage
  choose(file: ChosenFile): void
  chooseExample(): void
  /** Reads the chosen file in another way. */
  reread(choices: ImportChoices): void
  apply(): void
  /** Gives up reading, or the import as long as it is not decided. */
  cancel(): void
  undo(): void
  /** Begins anew with another file. */
  restart(): void
}

export function useImport(product: string): Importing {
  const [stage, setStage] = useState<ImportStage>(start)
  const work = useRef<AbortController | null>(null)
  /** false once the page was left: what comes after that is told by a toast */
  const here = useRef(true)
  const applying = useRef(false)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
      // Nobody waits for a dry run any more; an import that was begun goes on.
      if (!applying.current) work.current?.abort()
    }
  }, [])

  // Accepted is not done: the undo of a large import goes on for a while and may be refused on its way.
  useEffect(() => {
    if (stage.at !== 'done' || !stage.undone) return
    const stops = [
      store.refusals.watch(({ calls, sentence }) => {
        if (takenBackBy(calls)?.step === stage.applied.step)
          setStage({ ...stage, undone: false, trouble: sentence })
      }),
      store.shortfalls.watch(({ of, short }) => {
        if (of === stage.applied.step) setStage({ ...stage, left: short.length })
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [stage])

  const begin = useCallback((): AbortSignal => {
    work.current?.abort()
    work.current = new AbortController()
    return work.current.signal
  }, [])

  const read = useCallback(
    async (file: ChosenFile, choices: ImportChoices, notice: string | null) => {
      if (file.blob.size > mostImportMegabytes * 1024 * 1024)
        return setStage({ at: 'choose', file: null, trouble: tooBig(file) })
      const signal = begin()
      setStage({ at: 'reading', file })
      const answer = await readFile(product, file, choices, signal).catch(() => null)
      if (signal.aborted || !answer) return
      setStage(
        'ok' in answer
          ? { at: 'read', file, report: answer.ok, choices, busy: false, trouble: null, notice }
          : {
              at: 'choose',
              file: answer.trouble.code === AWAY ? file : null,
              trouble: named(file, answer.trouble),
            },
      )
    },
    [product, begin],
  )

  const reread = useCallback(
    async (choices: ImportChoices) => {
      if (stage.at !== 'read') return
      const signal = begin()
      setStage({ ...stage, choices, busy: true, trouble: null, notice: null })
      const answer = await readAgain(stage.report.import, choices, signal).catch(() => null)
      if (signal.aborted || !answer) return
      if ('ok' in answer)
        return setStage({ ...stage, report: answer.ok, choices, busy: false, trouble: null, notice: null })
      if (answer.trouble.code === FORGOTTEN) return read(stage.file, choices, null)
      // What was shown stays true of the last choice that could be read.
      setStage({ ...stage, busy: false, trouble: answer.trouble, notice: null })
    },
    [stage, begin, read],
  )

  const applyNow = useCallback(async () => {
    if (stage.at !== 'read' || stage.busy || stage.report.creates === 0) return
    const { file, report, choices } = stage
    const signal = begin()
    setStage({ at: 'importing', file, report, percent: 0, canCancel: true })
    const tell = (line: ImportProgress) => {
      if (signal.aborted) return
      setStage({ at: 'importing', file, report, percent: percentOf(line), canCancel: true })
    }
    applying.current = true
    const answer = (await apply(report.import, signal, tell)) ?? (await found(report.import))
    applying.current = false
    if (work.current?.signal !== signal) return
    if (answer && 'ok' in answer) {
      setStage({ at: 'done', report, applied: answer.ok, undone: false, trouble: null })
      await whenCurrent(store, answer.ok.seq)
      store.remember({
        id: answer.ok.step,
        label: report.name ? say('step', { file: report.name }) : say('stepOfLines'),
      })
      // For whoever went elsewhere meanwhile.
      if (!here.current) tellDone(say('importedSaid', { count: answer.ok.created }), answer.ok.step)
      return
    }
    if (!here.current) return showToast({ text: answer?.trouble.sentence ?? say('notHappened'), tone: 'bad' })
    if (answer?.trouble.code === FORGOTTEN) return read(file, choices, say('forgotten'))
    if (answer?.trouble.code === 'empty-batch') return read(file, choices, say('allHere'))
    setStage({
      at: 'read',
      file,
      report,
      choices,
      busy: false,
      trouble: answer?.trouble ?? null,
      notice: answer ? null : say('cancelled'),
    })
  }, [stage, begin, read])

  const undo = useCallback(async () => {
    if (stage.at !== 'done') return
    await whenCurrent(store, stage.applied.seq)
    const outcome = store.undoBatch(stage.applied.step)
    if (!outcome.refusal)
      return setStage({ ...stage, undone: true, trouble: null, left: outcome.short.length })
    if (outcome.refusal.code !== 'no-such-commit') return setStage({ ...stage, trouble: outcome.sentence })
    // It came with a snapshot and not through the feed: then only the server can look it up.
    const answer = await revert(stage.applied.step)
    setStage(
      'ok' in answer
        ? { ...stage, undone: true, trouble: null }
        : { ...stage, trouble: answer.trouble.sentence },
    )
  }, [stage])

  return {
    stage,
    choose: (file) => void read(file, {}, null),
    chooseExample: async () => {
      const answer = await example()
      if ('ok' in answer) await read(answer.ok, {}, null)
      else setStage({ at: 'choose', file: null, trouble: answer.trouble })
    },
    reread: (choices) => void reread(choices),
    apply: () => void applyNow(),
    cancel: () => {
      work.current?.abort()
      if (stage.at === 'reading') setStage({ at: 'choose', file: stage.file, trouble: null })
    },
    undo: () => void undo(),
    restart: () => {
      begin()
      setStage(start)
    },
  }
}

/** What came of an import whose line broke. Null: nothing, it may be tried again. */
async function found(handle: string): ReturnType<typeof apply> {
  for (;;) {
    const answer = await standing(handle)
    if ('trouble' in answer) {
      if (answer.trouble.code !== AWAY) return { trouble: answer.trouble }
      return {
        trouble: {
          code: AWAY,
          sentence: say('wentAway'),
        },
      }
    }
    const { state, applied } = answer.ok
    if (state === 'applied' && applied) return { ok: applied }
    if (state === 'read') return null
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

function tooBig({ name, blob }: ChosenFile): Trouble {
  const size = Math.ceil(blob.size / 1024 / 1024)
  return {
    code: 'file-too-large',
    sentence: say('tooBig', { file: name, size, most: mostImportMegabytes }),
  }
}

function named({ name }: ChosenFile, trouble: Trouble): Trouble {
  return trouble.code === 'unreadable-file'
    ? { ...trouble, sentence: say('troubleWith', { file: name, trouble: trouble.sentence }) }
    : trouble
}
