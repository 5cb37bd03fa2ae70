import { useState } from 'react'
import { administrators } from '#domain/kernel/right.ts'
import type { Member } from '#domain/people/member.ts'
import { isShownTo, peopleOf } from '#domain/people/people-of.ts'
import { setRole } from '#domain/people/set-role.ts'
import type { Product } from '#domain/product/product.ts'
import type { InvitationSeen } from '#protocol/people-doors.ts'
import { useGoOn } from '#web/product/go-on.ts'
import { useMay, useMe, useQuery } from '#web/store/use-store.ts'
import { Ask, type Question } from '#web/ui/ask.tsx'
import { Button } from '#web/ui/button.tsx'
import { MenuButton } from '#web/ui/menu.tsx'
import { momentText } from '#web/ui/moment-text.ts'
import { showToast } from '#web/ui/toast.tsx'
import { peopleWords as say } from '#words/people.ts'
import { askDoor } from './door.ts'
import { InviteDialog, invitationDraft } from './invite-dialog.tsx'
import { LinkDialog, type ShownLink } from './link-dialog.tsx'
import styles from './people.module.css'
import { giveRole } from './people-acts.ts'
import { PersonRow } from './person-row.tsx'
import { useLinks } from './use-links.ts'
import { WaitingLinks } from './waiting-links.tsx'

/** Who has a part in the product, and the ways in and out. */
export function PeopleSection({ product }: { product: Product }) {
  const me = useMe()
  const may = { roles: useMay(setRole), administer: useMay({ allow: administrators }) }
  const people = useQuery((state) => peopleOf(state, product.id), {
    kinds: ['member', 'membership', 'product'],
    isEqual: () => false,
  })
  const { links, look } = useLinks(may.roles)
  const [asked, setAsked] = useState<Question | null>(null)
  const [shown, setShown] = useState<ShownLink | null>(null)
  const [inviting, setInviting] = useState(false)
  useGoOn(invitationDraft(product), () => setInviting(true))
  const listed = people.filter((person) => isShownTo(may.administer, person))
  const others = people.filter(({ role }) => role === null)
  const owner = people.find(({ role }) => role === 'owner')?.member.name ?? null

  const newPassword = async ({ id, name }: Member) => {
    const answered = await askDoor<{ invitation: InvitationSeen; link: string }>(
      'POST',
      `members/${id}/password-link`,
    )
    if (!answered.ok) return showToast({ text: answered.sentence, tone: 'bad' })
    const { invitation, link } = answered.body
    setShown({ link, why: say('resetLinkWhy', { name, until: momentText(invitation.expiresAt) }) })
    void look()
  }
  return (
    <section className={styles.section} aria-labelledby="people">
      <div className={styles.head}>
        <h2 id="people">{say('title')}</h2>
        {may.roles && (
          <>
            {others.length > 0 && !may.administer && (
              <MenuButton
                label={say('addHere')}
                look="plain"
                filter
                items={() =>
                  others.map(({ member }) => ({
                    label: member.name,
                    perform: () => giveRole(product, member, 'team', null),
                  }))
                }
              >
                {say('addHere')}
              </MenuButton>
            )}
            <Button icon="plus" onClick={() => setInviting(true)}>
              {say('invite')}
            </Button>
          </>
        )}
      </div>
      <p className={styles.quiet}>{say('hint', { product: product.name })}</p>
      <ul className={styles.list}>
        {listed.map((person) => (
          <PersonRow
            key={person.member.id}
            product={product}
            person={person}
            owner={owner}
            isMe={person.member.id === me?.id}
            may={may}
            onAsk={setAsked}
            onNewPassword={() => void newPassword(person.member)}
          />
        ))}
      </ul>
      <WaitingLinks links={links} onChange={() => void look()} />
      <Ask question={asked} onClose={() => setAsked(null)} />
      <InviteDialog
        open={inviting}
        onClose={() => setInviting(false)}
        product={product}
        mayAdminister={may.administer}
        onMade={(made) => {
          setInviting(false)
          setShown(made)
          void look()
        }}
      />
      <LinkDialog shown={shown} onClose={() => setShown(null)} />
    </section>
  )
}
