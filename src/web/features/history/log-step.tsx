import { Link } from '@tanstack/react-router'
import { memo, useState } from 'react'
import { noted } from '#domain/kernel/note.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import type { Product } from '#domain/product/product.ts'
import { useHolds, useStore } from '#web/store/use-store.ts'
import { Button, buttonLook } from '#web/ui/button.tsx'
import { saidInWords } from '#words/area.ts'
import { historyPageWords as say } from '#words/history-page.ts'
import { didText } from './did-text.ts'
import styles from './history-page.module.css'
import { ago, momentText, timeText } from './moment-text.ts'
import { Reasons } from './reasons.tsx'
import { RecordLink } from './record-link.tsx'
import { Shortfalls } from './shortfalls.tsx'
import type { LogStep } from './steps-of.ts'
import { mayUndo, undoStep } from './undo-step.ts'
import { useWho } from './use-who.ts'

/** Lines of a step that are told before somebody asks for the rest. */
const few = 3

/** One step: who did what, when, through which door, and what became of it. */
export const StepRow = memo(function StepRow({
  step,
  product,
  now,
  isCurrent,
}: {
  step: LogStep
  product: Product
  /** the time, for how long ago it was */
  now: number
  /** has the tab stop of the list, and with it what is in the row */
  isCurrent: boolean
}) {
  const store = useStore()
  const [all, setAll] = useState(false)
  const who = useWho(step.actor)
  const did = didText(step)
  const when = ago(step.time, now)
  const stop = isCurrent ? 0 : -1
  const lines = all ? step.lines : step.lines.slice(0, few)
  const hidden = step.lines.length - few
  const params = { key: product.key }
  const note = noted(step.note)
  const hasBacklog = useHolds(scopeIn(product.id, 'backlog'))
  const isOfBacklog =
    step.lines.length > 0 && step.lines.every(({ kind }) => kind === 'item' || kind === 'theme')
  const isUndoable = mayUndo(store, step.lines)
  const door = say('door', { via: step.via })
  return (
    <li
      className={styles.step}
      data-step={step.seq}
      tabIndex={stop}
      aria-label={say('one', { who, did, when })}
    >
      <time className={styles.time} dateTime={step.at} title={momentText(step.time)}>
        {timeText(step.time)}
      </time>
      <div className={styles.what}>
        <p className={styles.head}>
          <b>{who}</b> <span>{did}</span>
          <span className={styles.quiet}>
            {when}
            {door && ` · ${door}`}
            {step.program && ` · ${say('program', { program: step.program })}`}
            {` · ${say('number', { seq: step.seq })}`}
          </span>
        </p>
        {note && <p className={styles.note}>{note}</p>}
        <Shortfalls short={step.note?.short ?? []} />
        <Reasons because={step.note?.because ?? []} tabIndex={stop} />
        {step.lines.length === 0 ? (
          !note && <p className={styles.quiet}>{say('quiet')}</p>
        ) : (
          // biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without markers
          <ul role="list" className={styles.lines}>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a step never change
              <li key={at}>
                <RecordLink line={line} product={product} gone={step.seq - 1} tabIndex={stop}>
                  {saidInWords(line.said)}
                </RecordLink>
              </li>
            ))}
          </ul>
        )}
        {hidden > 0 && (
          <button
            type="button"
            className={styles.more}
            data-all
            aria-expanded={all}
            tabIndex={stop}
            onClick={() => setAll(!all)}
          >
            {all ? say('fewerLines') : say('moreLines', { count: step.count - few })}
          </button>
        )}
        {all && step.count > step.lines.length && (
          <p className={styles.quiet}>{say('notTold', { count: step.count - step.lines.length })}</p>
        )}
      </div>
      <div className={styles.ways}>
        <Link
          className={buttonLook('quiet', styles.way)}
          data-then
          to={isOfBacklog && hasBacklog ? '/p/$key/backlog' : '/p/$key/roadmap'}
          params={params}
          search={{ at: step.seq }}
          tabIndex={stop}
          aria-label={say('thenAfter', { did, when })}
        >
          {say('thenHere')}
        </Link>
        <Link
          className={buttonLook('quiet', styles.way)}
          data-compare
          to="/p/$key/history"
          params={params}
          search={{ from: step.seq }}
          tabIndex={stop}
          aria-label={say('withNowSince', { did, when })}
        >
          {say('withNow')}
        </Link>
        {isUndoable && (
          <Button
            look="quiet"
            className={styles.undo}
            tabIndex={stop}
            aria-label={say('undoThat', { did, who })}
            onClick={() => undoStep(store, step.step, did)}
          >
            {say('undo')}
          </Button>
        )}
      </div>
    </li>
  )
})
