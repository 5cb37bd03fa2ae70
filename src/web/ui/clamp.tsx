import { type CSSProperties, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { uiWords } from '#words/ui.ts'
import styles from './clamp.module.css'
import { classNames } from './class-names.ts'
import { useLanguage } from './use-language.ts'

export interface Clamp {
  /** spread on the box that holds the text and nothing else */
  box: {
    ref: RefObject<(HTMLDivElement & HTMLSpanElement) | null>
    className: string | undefined
    style: CSSProperties
  }
  /** there is more than is shown, or was before it was asked for */
  isLong: boolean
  /** all of it is shown */
  isWhole: boolean
  show(whole: boolean): void
}

/** Shows so many lines of a text, and all of it once somebody asks. `lines` null: always all of it. */
export function useClamp(text: string, lines: number | null): Clamp {
  const ref = useRef<HTMLDivElement & HTMLSpanElement>(null)
  const [isLong, setLong] = useState(false)
  const [asked, setAsked] = useState(false)
  const isWhole = asked || lines === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is another height
  useLayoutEffect(() => {
    const box = ref.current
    if (isWhole || !box) return undefined
    const look = () => setLong(box.scrollHeight > box.clientHeight + 1)
    look()
    void document.fonts?.ready.then(look)
    const resized = new ResizeObserver(look)
    resized.observe(box)
    return () => resized.disconnect()
  }, [text, isWhole, lines])
  return {
    box: {
      ref,
      className: isWhole ? undefined : styles.clamped,
      style: { '--lines': lines ?? 'none' } as CSSProperties,
    },
    isLong: isLong && lines !== null,
    isWhole,
    show: setAsked,
  }
}

/** Shows the rest of what is cut, and cuts it again. */
export function MoreButton({
  clamp: { isWhole, show },
  of,
  className,
  tabIndex,
}: {
  clamp: Clamp
  /** what it is the text of, for whoever hears it */
  of: string
  className?: string | undefined
  tabIndex?: number | undefined
}) {
  const word = uiWords(isWhole ? 'less' : 'more')
  return (
    <button
      type="button"
      className={classNames(styles.more, className)}
      aria-expanded={isWhole}
      aria-label={uiWords('moreOf', { word, of })}
      data-more
      onClick={() => show(!isWhole)}
      tabIndex={tabIndex}
    >
      {word}
    </button>
  )
}

/** A text of which only the first lines are shown until somebody asks for more. */
export function Clamped({
  text,
  lines,
  of,
  className,
  children = <bdi>{text}</bdi>,
}: {
  text: string
  lines: number
  of: string
  className?: string | undefined
  /** what is drawn of it, where that is more than the text */
  children?: ReactNode
}) {
  const clamp = useClamp(text, lines)
  const language = useLanguage(text)
  return (
    <div className={classNames(styles.whole, className)}>
      <div {...clamp.box} className={classNames(clamp.box.className, styles.text)} lang={language} dir="auto">
        {children}
      </div>
      {clamp.isLong && <MoreButton clamp={clamp} of={of} />}
    </div>
  )
}
