import { area } from './area.ts'

/** Who did something, for the sentences that select it: this person on another page, a member by name, or nobody knows. */
export interface Whose {
  readonly [value: string]: string
  who: 'self' | 'name' | 'unknown'
  name: string
}

/** Whoever it was, after “by”. */
export const byWhom =
  '{who, select, self {you, in another window or program} name {{name}} other {somebody else}}'

/** What is said of two texts of one field: whose is whose, and what can be done. */
export const clashWords = area('clash', {
  asks: '{who, select, self {You changed this in another window or program, too.} name {{name} changed this, too.} other {Somebody changed this, too.}} Which shall it be?',
  mine: 'What you typed',
  theirs:
    '{who, select, self {What you saved elsewhere} name {What {name} saved} other {What stands there now}}',
  nothing: 'Nothing',
  keepMine: '{who, select, self {Keep what I typed} other {Keep mine}}',
  keepTheirs: '{who, select, self {Keep what is saved} other {Keep theirs}}',
  both: 'Edit both together',
})
