import { find, type State } from '#domain/kernel/state.ts'
import type { InvitationSeen } from '#protocol/people-doors.ts'
import { useStore, useVersion } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { momentText } from '#web/ui/moment-text.ts'
import { showToast } from '#web/ui/toast.tsx'
import { roleWords } from '#words/fields.ts'
import { peopleWords as say } from '#words/people.ts'
import { askDoor } from './door.ts'
import styles from './people.module.css'

/** Links that were made and not used yet, each with the way to take it back. */
export function WaitingLinks({
  links,
  onChange,
}: {
  links: readonly InvitationSeen[]
  onChange: () => void
}) {
  const { state } = useStore()
  // Products that are looked at later bring their names later.
  useVersion(['member', 'product'])
  if (links.length === 0) return null
  const takeBack = async (id: string) => {
    const answered = await askDoor('DELETE', `invitations/${id}`)
    showToast(answered.ok ? { text: say('revoked') } : { text: answered.sentence, tone: 'bad' })
    onChange()
  }
  return (
    <>
      <h3 className={styles.heading}>{say('pending')}</h3>
      <ul className={styles.list}>
        {newestFirst(links).map((link) => {
          const what = whatOf(state, link)
          return (
            <li key={link.id} className={styles.line}>
              <span className={styles.who}>
                <span>{what}</span>
                <span className={styles.quiet}>
                  {say('pendingFrom', {
                    name: nameOf(state, link.madeBy),
                    made: momentText(link.madeAt),
                    until: momentText(link.expiresAt),
                  })}
                </span>
              </span>
              <Button
                className={styles.end}
                aria-label={say('revokeOf', { what })}
                onClick={() => void takeBack(link.id)}
              >
                {say('revoke')}
              </Button>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function newestFirst(links: readonly InvitationSeen[]): InvitationSeen[] {
  return links.toSorted((a, b) => b.madeAt.localeCompare(a.madeAt))
}

function whatOf(state: State, { kind, member, admin, roles }: InvitationSeen): string {
  if (kind === 'reset') return say('pendingReset', { name: nameOf(state, member) })
  const parts = roles.map(({ product, role, group }) =>
    say(group ? 'roleInGroup' : 'roleInShort', {
      role: roleWords(role),
      group,
      product: find(state, 'product', product)?.name ?? say('otherProduct'),
    }),
  )
  return say('pendingJoin', {
    what: [...(admin ? [say('workspaceAdministrator')] : []), ...parts].join(', '),
  })
}

function nameOf(state: State, member: string | null): string {
  return (member && find(state, 'member', member)?.name) ?? ''
}
