import { useEffect, useState } from 'react'
import type { LinkSeen } from '#protocol/people-doors.ts'
import { problemOf } from '#web/store/problem-of.ts'
import { signInWords } from '#words/sign-in.ts'

export type Link =
  | { is: 'unknown' }
  | { is: 'bad'; sentence: string }
  /** `me` is who is signed in here; null when nobody is */
  | { is: 'good'; seen: LinkSeen; me: string | null }

/** What a link opens, and for whom. */
export function useLink(token: string): Link {
  const [link, setLink] = useState<Link>({ is: 'unknown' })
  useEffect(() => {
    let left = false
    void look(token).then((found) => {
      if (!left) setLink(found)
    })
    return () => {
      left = true
    }
  }, [token])
  return link
}

async function look(token: string): Promise<Link> {
  try {
    const [answer, me] = await Promise.all([
      fetch('/api/v1/invitations/look', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      }),
      whoIsHere(),
    ])
    if (!answer.ok) return { is: 'bad', sentence: (await problemOf(answer)).sentence }
    return { is: 'good', seen: (await answer.json()) as LinkSeen, me }
  } catch {
    return { is: 'bad', sentence: signInWords('away') }
  }
}

async function whoIsHere(): Promise<string | null> {
  const answer = await fetch('/api/v1/me')
  if (!answer.ok) return null
  return ((await answer.json()) as { member: { name: string } }).member.name
}
