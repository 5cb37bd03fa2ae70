import type { CSSProperties } from 'react'
import { VisuallyHidden } from '#web/ui/visually-hidden.tsx'
import { presenceWords as say } from '#words/presence.ts'
import { hueOf, initialsOf } from './people.ts'
import styles from './presence.module.css'
import { type PersonHere, usePeopleHere } from './use-people.ts'

/** So many are drawn; a narrow page has room for one. */
const MOST = 4
const MOST_NARROW = 1

/** Who else is on this screen: initials at the end of its bar, and what they edit for whoever points or listens. */
export function PeopleHere() {
  const people = usePeopleHere()
  if (people.length === 0) return null
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without markers
    <ul role="list" className={styles.people} aria-label={say('here')}>
      {people.slice(0, MOST).map((person, at) => (
        <li
          key={person.member}
          className={styles.person}
          title={toldOf(person)}
          data-wide={at >= MOST_NARROW || undefined}
          style={{ '--hue': hueOf(person.member) } as CSSProperties}
        >
          <span aria-hidden>{initialsOf(person.name)}</span>
          <VisuallyHidden>{toldOf(person)}</VisuallyHidden>
        </li>
      ))}
      <Rest people={people} from={MOST} on="wide" />
      <Rest people={people} from={MOST_NARROW} on="narrow" />
    </ul>
  )
}

function Rest({ people, from, on }: { people: readonly PersonHere[]; from: number; on: 'wide' | 'narrow' }) {
  const rest = people.slice(from)
  if (rest.length === 0) return null
  const names = rest.map(toldOf).join('\n')
  return (
    <li className={styles.more} title={names} data-on={on}>
      <span aria-hidden>{say('more', { count: rest.length })}</span>
      <VisuallyHidden>{names}</VisuallyHidden>
    </li>
  )
}

function toldOf({ name, doing }: PersonHere): string {
  return doing === null ? name : say('busy', { name, doing })
}
