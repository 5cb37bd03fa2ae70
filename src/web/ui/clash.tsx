import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef } from 'react'
import { compareTexts, type Stretch } from '#base/text/compare-texts.ts'
import { clashWords as say, type Whose } from '#words/clash.ts'
import { Button } from './button.tsx'
import styles from './clash.module.css'

export interface ClashProps {
  whose: Whose
  /** the text as this person wants it */
  mine: string
  /** as it stands now */
  theirs: string
  onMine: () => void
  onTheirs: () => void
  /** where the two can be put together for the person to go on from */
  onBoth?: (() => void) | undefined
  /** what stands now is not at hand yet */
  isWaiting?: boolean
  /** beside the buttons */
  children?: ReactNode
  /** Esc in it leaves it, for where that does not close it */
  onEscape?: () => void
  /** it stands where the field stood that had the keys: they are at its question, and choose nothing before one goes on */
  takesKeys?: boolean
}

/**
 * Two people set one text: both beside each other, whose is whose, what differs underlined, and what can be done. It
 * takes room of its own and lies over nothing; nothing has gone wrong, so nothing in it is red.
 */
export function Clash(props: ClashProps) {
  const { whose, mine, theirs, onMine, onTheirs, onBoth, isWaiting = false, children, onEscape } = props
  const id = useId()
  const question = useRef<HTMLParagraphElement>(null)
  const { takesKeys = false } = props
  useEffect(() => {
    // Whoever has gone elsewhere by now is left there.
    if (takesKeys && document.activeElement === document.body) question.current?.focus()
  }, [takesKeys])
  const parts = useMemo(() => compareTexts(mine, theirs), [mine, theirs])
  const onKeyDown = (event: KeyboardEvent) => {
    if (!onEscape) return
    // What it stands in takes arrows and letters for its own.
    event.stopPropagation()
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.nativeEvent.stopImmediatePropagation()
    onEscape()
  }
  return (
    <fieldset className={styles.clash} aria-labelledby={id} onKeyDown={onKeyDown}>
      <p
        ref={question}
        id={id}
        role="alert"
        tabIndex={takesKeys ? -1 : undefined}
        className={styles.asks}
        dir="auto"
      >
        {say('asks', whose)}
      </p>
      <div className={styles.sides}>
        <Side title={say('mine')} parts={parts.mine} />
        <Side title={say('theirs', whose)} parts={parts.theirs} />
      </div>
      <div className={styles.buttons}>
        <Button disabled={isWaiting} onClick={onMine}>
          {say('keepMine', whose)}
        </Button>
        <Button onClick={onTheirs}>{say('keepTheirs', whose)}</Button>
        {onBoth && (
          <Button disabled={isWaiting} look="quiet" onClick={onBoth}>
            {say('both')}
          </Button>
        )}
        {children}
      </div>
    </fieldset>
  )
}

/** More than fits beside each other is walked with the keys. */
const LONG = 400

function Side({ title, parts }: { title: string; parts: readonly Stretch[] }) {
  const length = parts.reduce((sum, { text }) => sum + text.length, 0)
  return (
    <fieldset className={styles.side} aria-label={title}>
      <span className={styles.whose}>{title}</span>
      <p dir="auto" className={styles.text} tabIndex={length > LONG ? 0 : undefined}>
        {parts.length === 0 && <span className={styles.nothing}>{say('nothing')}</span>}
        {parts.map(({ text, differs }, at) => {
          // The space behind a word is nothing to see.
          const words = differs ? text.trimEnd() : ''
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their place
            <Fragment key={at}>
              {words !== '' && <mark>{words}</mark>}
              {text.slice(words.length)}
            </Fragment>
          )
        })}
      </p>
    </fieldset>
  )
}
