import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { LinkSeen } from '#protocol/people-doors.ts'
import { Button } from '#web/ui/button.tsx'
import { momentText } from '#web/ui/moment-text.ts'
import { invitationWords as say } from '#words/people.ts'
import { Credentials } from './credentials.tsx'
import { Mark } from './mark.tsx'
import { post } from './request.ts'
import styles from './sign-in.module.css'
import { useLink } from './use-link.ts'
import { Why } from './why.tsx'

/** What a printed link opens: the way in for somebody new, or a new password for somebody who lost theirs. */
export function InvitationPage() {
  // Behind the #, so that it was not sent with the address. Another link may be pasted into the same tab.
  const token = useLocation({ select: ({ hash }) => hash })
  return <Invitation key={token} token={token} />
}

function Invitation({ token }: { token: string }) {
  const link = useLink(token)
  const [asNew, setAsNew] = useState(false)
  if (link.is === 'unknown') return <Plain title={say('loading')} />
  if (link.is === 'bad') {
    return (
      <Plain title={say('bad')}>
        <p className={styles.quiet}>{link.sentence}</p>
        <p>
          <a href="/sign-in">{say('signIn')}</a>
        </p>
      </Plain>
    )
  }
  const { seen, me } = link
  if (seen.kind === 'reset') {
    return (
      <Credentials
        why={say('reset')}
        path="/api/v1/invitations/reset"
        extra={{ token }}
        button={say('resetDo')}
        named={seen.name}
        fresh
      >
        <p className={styles.quiet}>{say('resetFor', { name: seen.name })}</p>
      </Credentials>
    )
  }
  if (me !== null && !asNew)
    return <TakeAs seen={seen} token={token} me={me} onAsNew={() => setAsNew(true)} />
  return (
    <Credentials
      why={say('from', { name: seen.madeBy })}
      path="/api/v1/invitations/accept"
      extra={{ token }}
      button={say('join')}
      fresh
    >
      <Gives seen={seen} />
    </Credentials>
  )
}

/** For whoever is signed in already: the account that they have gets what the link gives. */
function TakeAs({
  seen,
  token,
  me,
  onAsNew,
}: {
  seen: LinkSeen
  token: string
  me: string
  onAsNew: () => void
}) {
  const [refused, setRefused] = useState<string | null>(null)
  const take = async () => {
    const problem = await post('/api/v1/invitations/take', { token })
    if (problem === null) location.replace('/')
    else setRefused(problem.sentence)
  }
  return (
    <Plain title={say('from', { name: seen.madeBy })}>
      <Gives seen={seen} />
      <div className={styles.group}>
        <p className={styles.quiet}>{say('asMe', { name: me })}</p>
        <div className={styles.choices}>
          <Button look="first" onClick={() => void take()}>
            {say('takeAsMe', { name: me })}
          </Button>
          <Button onClick={onAsNew}>{say('asSomebodyElse')}</Button>
        </div>
        <div role="alert" className={styles.refused}>
          {refused}
        </div>
      </div>
    </Plain>
  )
}

function Gives({ seen: { admin, products, expiresAt } }: { seen: LinkSeen }) {
  const parts = products.map(({ name: product, role, group }) =>
    say(group ? 'productGroup' : 'product', { product, role, group }),
  )
  return (
    <div className={styles.group}>
      <p>{say('gives')}</p>
      <ul className={styles.gives}>
        {[...(admin ? [say('administrator')] : []), ...parts].map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      <p className={styles.quiet}>{say('until', { until: momentText(expiresAt) })}</p>
    </div>
  )
}

function Plain({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <main className={styles.page}>
      <Mark />
      <Why>{title}</Why>
      {children}
    </main>
  )
}
