import { createItem } from '#domain/backlog/create-item.ts'
import type { Command } from '#domain/kernel/command.ts'
import { members } from '#domain/kernel/right.ts'
import { createRelease } from '#domain/roadmap/create-release.ts'

/** What a screen of a product asks of whoever opens it. */
export interface ScreenNeeds {
  /** the shelf that it is about: who does not see it finds nothing there */
  shelf: 'plan' | 'backlog'
  /** what the screen is for: who may not do it would only come to a refusal at its end */
  does: Pick<Command, 'allow'>
}

const reads = { allow: members }

const screens: { readonly [path: string]: ScreenNeeds } = {
  roadmap: { shelf: 'plan', does: reads },
  backlog: { shelf: 'backlog', does: reads },
  'derive/top-down': { shelf: 'backlog', does: createItem },
  'derive/bottom-up': { shelf: 'backlog', does: createRelease },
  import: { shelf: 'backlog', does: createItem },
  settings: { shelf: 'plan', does: reads },
}

/**
 * The screen at an address such as `/p/TM/derive/top-down`, or of an item at `/i/TM-12`; one that is not in the table
 * stands on the plan.
 */
export function screenAt(pathname: string): ScreenNeeds & { name: string } {
  const [, kind, key, ...rest] = pathname.replace(/\/$/, '').split('/')
  if (kind === 'i') return { name: `item ${key}`, shelf: 'backlog', does: reads }
  const name = rest.join('/')
  return { name, ...(screens[name] ?? { shelf: 'plan', does: reads }) }
}
