import { useCallback, useEffect, useRef, useState } from 'react'
import type { ImportChoices } from '#protocol/import-choices.ts'
import {
  type ImportProgress,
  type ImportReport,
  type ImportStanding,
  percentOf,
} from '#protocol/import-report.ts'
import { tellDone } from '#web/actions/tell.ts'
import { store } from '#web/store/the-store.ts'
import { takenBackBy } from '#web/store/undo/long-steps.ts'
import { whenCurrent } from '#web/store/when-current.ts'
import { showToast } from '#web/ui/toast.tsx'
import { importPageWords as say } from '#words/import-page.ts'
import { inMemory, named, notToOpen, tooBig } from './chosen-file.ts'
import {
  AWAY,
  apply,
  type ChosenFile,
  example,
  FORGOTTEN,
  readAgain,
  revert,
  standing,
  type Trouble,
} from './import-requests.ts'
import { handleOf, type ImportDone, type ImportNamed, type ImportStage, start } from './import-stage.ts'
import { type Place, type Send, sendAs, sendTo } from './placing.ts'
import { whatChanged } from './what-changed.ts'

export interface Importing {
  stage: ImportStage
  choose(file: ChosenFile): void
  /** One that came with the file before goes where that went. */
  chooseNext(file: ChosenFile): void
  chooseExample(): void
  /** Reads the file in another way, at once. */
  change(choices: ImportChoices): void
  /** Keeps a choice that says nothing of how the file is read; it is sent before the import. */
  note(choices: ImportChoices): void
  apply(): void
  /** Gives up reading, or the import as long as it is not decided. */
  cancel(): void
  undo(): void
  /** Begins anew with another file. */
  restart(): void
}

export interface ImportOptions {
  /** where it is read from; null where there is no product yet */
  product: string | null
  /** of the import that the address names */
  handle: string | undefined
  /** The address shall name another import, or none. */
  onHandle(handle: string | undefined): void
  /** Where a file goes that nobody has said it of, and where the one before it went. */
  placeFor(file: ChosenFile, went: string | null): Place
}

export function useImport(options: ImportOptions): Importing {
  const { product, handle } = options
  const [stage, setStage] = useState<ImportStage>(start)
  const latest = useRef<ImportStage>(start)
  const asked = useRef(options)
  useEffect(() => {
    asked.current = options
  })
  const go = useCallback((next: ImportStage) => {
    latest.current = next
    setStage(next)
  }, [])
  const work = useRef<AbortController | null>(null)
  /** false once the page was left: what comes after that is told by a toast */
  const here = useRef(true)
  const applying = useRef(false)
  /** the product that the file before went to, of those that came together */
  const went = useRef<string | null>(null)
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
          go({ ...stage, undone: false, trouble: sentence })
      }),
      store.shortfalls.watch(({ of, short }) => {
        if (of === stage.applied.step) go({ ...stage, left: short.length })
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [stage, go])

  const begin = useCallback((): AbortSignal => {
    work.current?.abort()
    work.current = new AbortController()
    return work.current.signal
  }, [])

  const read = useCallback(
    async (file: ChosenFile, send: Send, notice: string | null) => {
      const tooMuch = tooBig(file)
      if (tooMuch) return go({ at: 'choose', file: null, trouble: tooMuch })
      const signal = begin()
      go({ at: 'reading', file })
      const held = await inMemory(file)
      if (signal.aborted) return
      if (!held) return go({ at: 'choose', file: null, trouble: notToOpen(file) })
      const sent = await send(held, signal).catch(() => null)
      if (signal.aborted || !sent) return
      const { answer, choices } = sent
      if ('ok' in answer) {
        const report = answer.ok
        const rest = { busy: false, trouble: null, notice }
        go({ at: 'read', file: held, report, read: choices, choices, ...rest })
        return asked.current.onHandle(report.import)
      }
      // It may be gone.
      went.current = null
      const trouble = named(file, answer.trouble)
      go({ at: 'choose', file: answer.trouble.code === AWAY ? held : null, trouble })
    },
    [begin, go],
  )

  /** Sends what the server has forgotten. Resolves with true when importing it would do the same as what was shown. */
  const sendAgain = useCallback(
    async (file: ChosenFile, choices: ImportChoices, before: ImportReport): Promise<boolean> => {
      await read(file, sendAs(product, choices), say('forgotten'))
      const { current } = latest
      return current.at === 'read' && doesSame(before, current.report)
    },
    [product, read],
  )

  /** Resolves with true when what is shown is what was chosen last, and makes what was shown before if the server had to be sent it again. */
  const change = useCallback(
    async (choices: ImportChoices, notice?: string): Promise<boolean> => {
      const shown = latest.current
      if (shown.at !== 'read') return false
      const signal = begin()
      go({ ...shown, choices, busy: true, trouble: null, notice: null })
      const answer = await readAgain(shown.report.import, choices, signal).catch(() => null)
      const since = latest.current
      if (signal.aborted || !answer || since.at !== 'read') return false
      if ('ok' in answer) {
        const report = answer.ok
        // What was noted meanwhile is newer than what was read.
        const now = { ...choices, newProduct: since.choices.newProduct }
        go({
          ...since,
          report,
          read: choices,
          choices: now,
          busy: false,
          trouble: null,
          notice: notice ?? whatChanged(since.report, report),
        })
        return now.newProduct === choices.newProduct
      }
      if (answer.trouble.code === FORGOTTEN) {
        if (since.file) return sendAgain(since.file, choices, since.report)
        go({ at: 'choose', file: null, trouble: { code: FORGOTTEN, sentence: say('gone') } })
        return false
      }
      // What was shown stays true of the last choice that could be read; what was typed is not thrown away.
      const kept = { ...since.read, newProduct: choices.newProduct }
      go({ ...since, choices: kept, busy: false, trouble: answer.trouble, notice: null })
      return false
    },
    [begin, go, sendAgain],
  )

  const finish = useCallback(
    async (of: ImportNamed, applied: ImportDone) => {
      went.current = of.newProduct?.id ?? of.product
      go({ at: 'done', of, applied, undone: false, trouble: null })
      await whenCurrent(store, applied.seq)
      store.remember({
        id: applied.step,
        label: of.name ? say('step', { file: of.name }) : say('stepOfLines'),
      })
      // For whoever went elsewhere meanwhile.
      if (!here.current) tellDone(say('importedSaid', { count: applied.created }), applied.step)
    },
    [go],
  )

  const applyNow = useCallback(async () => {
    const first = latest.current
    if (first.at !== 'read' || first.busy || first.report.creates === 0) return
    if (first.choices !== first.read && !(await change(first.choices))) return
    for (let isAgain = false; ; isAgain = true) {
      const shown = latest.current
      if (shown.at !== 'read' || shown.report.creates === 0) return
      const { file, report, read: choices } = shown
      const { creates } = report
      const signal = begin()
      go({ at: 'importing', of: report, creates, percent: 0, canCancel: true })
      const tell = (line: ImportProgress) => {
        if (signal.aborted) return
        go({ at: 'importing', of: report, creates, percent: percentOf(line), canCancel: true })
      }
      applying.current = true
      const answer = (await apply(report.import, signal, tell)) ?? (await found(report.import))
      applying.current = false
      if (work.current?.signal !== signal) return
      if (answer && 'ok' in answer && answer.ok.step !== null)
        return finish(report, { ...answer.ok, step: answer.ok.step })
      if (!here.current)
        return showToast({
          text: answer && 'trouble' in answer ? answer.trouble.sentence : say('notHappened'),
          tone: 'bad',
        })
      go({ ...shown, busy: false, trouble: null, notice: answer ? null : say('cancelled') })
      if (!answer) return
      if ('ok' in answer) {
        await change(choices, say('allHere'))
        return
      }
      const { trouble } = answer
      if (trouble.code !== FORGOTTEN) return go({ ...shown, busy: false, trouble, notice: null })
      if (!file) return go({ at: 'choose', file: null, trouble: { ...trouble, sentence: say('gone') } })
      // Whoever has pressed once has said it: only what is no longer the same is asked about again.
      if (!(await sendAgain(file, choices, report)) || isAgain) return
    }
  }, [begin, change, finish, go, sendAgain])

  /** Finds again what the address names: after a reload, or going back and forth. */
  const resume = useCallback(
    async (id: string) => {
      const signal = begin()
      go({ at: 'reading', file: null })
      const answer = await standing(id)
      if (signal.aborted) return
      if ('trouble' in answer) {
        const { code, sentence } = answer.trouble
        const trouble = { code, sentence: code === FORGOTTEN ? say('gone') : sentence }
        return go({ at: 'choose', file: null, trouble })
      }
      const of = answer.ok
      if (of.applied) {
        const { step } = of.applied
        // One that made nothing has nothing to be told of.
        if (step === null) return go(start)
        return go({ at: 'done', of, applied: { ...of.applied, step }, undone: false, trouble: null })
      }
      if (of.state === 'applying') {
        go({ at: 'importing', of, creates: null, percent: 0, canCancel: false })
        const came = await found(id)
        if (signal.aborted) return
        if (came && 'ok' in came) {
          const { step } = came.ok
          return step === null ? go(start) : finish(of, { ...came.ok, step })
        }
      }
      const { choices } = of
      const report = await readAgain(id, choices, signal).catch(() => null)
      if (signal.aborted || !report) return
      if ('trouble' in report) return go({ at: 'choose', file: null, trouble: report.trouble })
      const rest = { busy: false, trouble: null, notice: null }
      go({ at: 'read', file: null, report: report.ok, read: choices, choices, ...rest })
    },
    [begin, finish, go],
  )

  const shownHandle = useRef<string | undefined>(undefined)
  useEffect(() => {
    const before = shownHandle.current
    shownHandle.current = handle
    const shown = handleOf(latest.current)
    if (handle === shown) return
    if (handle !== undefined) void resume(handle)
    else if (before !== undefined && latest.current.at !== 'importing') {
      const { current } = latest
      begin()
      go({ at: 'choose', file: 'file' in current ? current.file : null, trouble: null })
    }
  }, [handle, resume, begin, go])

  const undo = useCallback(async () => {
    const shown = latest.current
    if (shown.at !== 'done') return
    went.current = null
    await whenCurrent(store, shown.applied.seq)
    const outcome = store.undoBatch(shown.applied.step)
    if (!outcome.refusal) return go({ ...shown, undone: true, trouble: null, left: outcome.short.length })
    if (outcome.refusal.code !== 'no-such-commit') return go({ ...shown, trouble: outcome.sentence })
    // It came with a snapshot, or is about what this page does not hold: then only the server can look it up.
    const answer = await revert(shown.applied.step)
    go(
      'ok' in answer
        ? { ...shown, undone: true, trouble: null }
        : { ...shown, trouble: answer.trouble.sentence },
    )
  }, [go])

  const place = (file: ChosenFile) =>
    void read(file, sendTo(product, asked.current.placeFor(file, went.current)), null)

  return {
    stage,
    choose: (file) => {
      went.current = null
      place(file)
    },
    chooseNext: place,
    chooseExample: async () => {
      const answer = await example()
      went.current = null
      if ('ok' in answer) place(answer.ok)
      else go({ at: 'choose', file: null, trouble: answer.trouble })
    },
    change: (choices) => void change(choices),
    note: (choices) => {
      const shown = latest.current
      if (shown.at === 'read') go({ ...shown, choices, trouble: null })
    },
    apply: () => void applyNow(),
    cancel: () => {
      work.current?.abort()
      const shown = latest.current
      if (shown.at === 'reading') go({ at: 'choose', file: shown.file, trouble: null })
    },
    undo: () => void undo(),
    restart: () => {
      begin()
      go(start)
      asked.current.onHandle(undefined)
    },
  }
}

/** Whether importing the one does what was shown of the other. */
function doesSame(one: ImportReport, other: ImportReport): boolean {
  return (['creates', 'skips', 'known', 'product'] as const).every((key) => one[key] === other[key])
}

/** What came of an import whose line broke. Null: nothing, it may be tried again. */
async function found(handle: string): ReturnType<typeof apply> {
  for (;;) {
    const answer: { ok: ImportStanding } | { trouble: Trouble } = await standing(handle)
    if ('trouble' in answer) {
      if (answer.trouble.code !== AWAY) return { trouble: answer.trouble }
      return { trouble: { code: AWAY, sentence: say('wentAway') } }
    }
    const { state, applied } = answer.ok
    if (state === 'applied' && applied) return { ok: applied }
    if (state === 'read') return null
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
