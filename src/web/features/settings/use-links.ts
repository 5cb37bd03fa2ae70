import { useCallback, useEffect, useState } from 'react'
import type { InvitationSeen } from '#protocol/people-doors.ts'
import { useVersion } from '#web/store/use-store.ts'
import { useNow } from '#web/ui/use-now.ts'
import { askDoor } from './door.ts'

/** The links that are waiting, of those that the person may give; `look` asks again. */
export function useLinks(may: boolean) {
  const [links, setLinks] = useState<readonly InvitationSeen[]>([])
  const look = useCallback(async () => {
    const answered = await askDoor<{ invitations: InvitationSeen[] }>('GET', 'invitations')
    if (answered.ok) setLinks(answered.body.invitations)
  }, [])
  // Whoever comes in has used one.
  const version = useVersion(['member', 'membership'])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version asks again
  useEffect(() => {
    if (may) void look()
  }, [may, look, version])
  const now = useNow()
  return { links: links.filter((link) => isWaiting(link, now)), look }
}

function isWaiting({ usedAt, revokedAt, expiresAt }: InvitationSeen, now: number): boolean {
  return usedAt === null && revokedAt === null && Date.parse(expiresAt) > now
}
