import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './icon.module.css'

/** Drawn on a 14-px grid with a stroke of 1.3. Kinds of item have the names that the product gives them. */
const DRAWINGS = {
  epic: <path d="M7 1.5l5.5 3L7 7.5l-5.5-3zM1.5 7.5L7 10.5l5.5-3M1.5 10L7 13l5.5-3" />,
  story: (
    <>
      <rect x="2" y="2.5" width="10" height="9" rx="1.5" />
      <path d="M4.5 5.5h5M4.5 8h3" />
    </>
  ),
  constraint: (
    <>
      <rect x="2.5" y="6" width="9" height="6" rx="1.5" />
      <path d="M4.5 6V4.5a2.5 2.5 0 015 0V6" />
    </>
  ),
  workflow: (
    <>
      <rect x="1.5" y="2" width="4" height="3.5" rx="1" />
      <rect x="8.5" y="8.5" width="4" height="3.5" rx="1" />
      <path d="M5.5 3.75H9a1.5 1.5 0 011.5 1.5V8.5M3.5 5.5v3.25a1.5 1.5 0 001.5 1.5h1" />
    </>
  ),
  storyboard: (
    <>
      <rect x="1.5" y="2.5" width="11" height="9" rx="1.5" />
      <path d="M5.2 2.5v9M8.8 2.5v9" />
    </>
  ),
  sketch: <path d="M2 12l1-3 6.5-6.5 2 2L5 11zM8 4l2 2" />,
  'mock-up': (
    <>
      <rect x="1.5" y="2" width="11" height="8" rx="1.5" />
      <path d="M1.5 4.5h11M5 12.5h4" />
    </>
  ),
  defect: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="M7 4.6v2.8M7 9.3v.1" />
    </>
  ),
  technical: (
    <path d="M8.9 2.2a3.2 3.2 0 00-3.7 4.3L1.9 9.8a1.6 1.6 0 002.3 2.3l3.3-3.3a3.2 3.2 0 004.3-3.7L9.9 7 7.4 6.6 7 4.1z" />
  ),

  'chevron-right': <path d="M5.5 3.5L9 7l-3.5 3.5" />,
  'chevron-down': <path d="M3.5 5.5L7 9l3.5-3.5" />,
  'arrow-right': <path d="M2.5 7h9M8 3.5L11.5 7 8 10.5" />,
  'arrow-left': <path d="M11.5 7h-9M6 3.5L2.5 7 6 10.5" />,
  'arrow-up': <path d="M7 11.5v-9M3.5 6L7 2.5 10.5 6" />,
  'arrow-down': <path d="M7 2.5v9M3.5 8L7 11.5 10.5 8" />,
  undo: <path d="M2.5 5.5h6a3 3 0 010 6H6M5 3L2.5 5.5 5 8" />,
  redo: <path d="M11.5 5.5h-6a3 3 0 000 6H8M9 3l2.5 2.5L9 8" />,
  plus: <path d="M7 2.5v9M2.5 7h9" />,
  check: <path d="M2.5 7.5l3 3 6-6.5" />,
  close: <path d="M3.5 3.5l7 7M10.5 3.5l-7 7" />,
  search: (
    <>
      <circle cx="6" cy="6" r="3.8" />
      <path d="M8.9 8.9l3.3 3.3" />
    </>
  ),
  attention: <path d="M7 2l5.5 9.8h-11zM7 5.6v2.6M7 10v.1" />,
  clock: (
    <>
      <circle cx="7" cy="7" r="5.2" />
      <path d="M7 3.8V7l2.2 1.6" />
    </>
  ),
  tray: <path d="M2 8.5l2-5.5h6l2 5.5v3H2zM2 8.5h3l.8 1.5h2.4L9 8.5h3" />,
  menu: <path d="M2 3.8h10M2 7h10M2 10.2h10" />,
  filter: <path d="M2 3.8h10M4 7h6M6 10.2h2" />,
  more: (
    <g fill="currentColor" stroke="none">
      <circle cx="3" cy="7" r="1.1" />
      <circle cx="7" cy="7" r="1.1" />
      <circle cx="11" cy="7" r="1.1" />
    </g>
  ),
  drag: (
    <g fill="currentColor" stroke="none">
      <circle cx="5" cy="3" r="1" />
      <circle cx="9" cy="3" r="1" />
      <circle cx="5" cy="7" r="1" />
      <circle cx="9" cy="7" r="1" />
      <circle cx="5" cy="11" r="1" />
      <circle cx="9" cy="11" r="1" />
    </g>
  ),
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof DRAWINGS

/**
 * A line icon in the colour of its text. Silent beside a word; where it stands alone, `label` names it.
 */
export function Icon({
  name,
  label,
  className,
}: {
  name: IconName
  label?: string | undefined
  className?: string | undefined
}) {
  return (
    <svg
      className={classNames(styles.icon, className)}
      viewBox="0 0 14 14"
      width="14"
      height="14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinecap="round"
      strokeLinejoin="round"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {DRAWINGS[name]}
    </svg>
  )
}
