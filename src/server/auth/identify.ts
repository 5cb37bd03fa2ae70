import { byCodeUnits } from '#base/by-code-units.ts'
import type { Via } from '#domain/kernel/commit.ts'
import { administers } from '#domain/people/last-administrator.ts'
import type { Member } from '#domain/people/member.ts'
import type { Host } from '../workspace/host.ts'
import type { Hosts } from '../workspace/hosts.ts'
import type { Accounts } from './accounts.ts'
import { isCliToken } from './cli-token.ts'
import { activeMember } from './people.ts'
import type { Whose } from './session.ts'

/** Who is asking, and of which workspace. What they may do is asked of the domain. */
export interface Actor {
  member: string
  host: Host
  via: Via
  /** the session's id; null for the command line, which signs each request */
  session: string | null
}

/** Whose share of the server it is that they take: a member's, through however many sessions. */
export function partyOf({ workspace, member }: Whose): string {
  return `${workspace} ${member}`
}

export interface Credentials {
  cookie: string | null | undefined
  authorization: string | null | undefined
}

export type Identify = (credentials: Credentials) => Promise<Actor | null>

export interface IdentifyOptions {
  accounts: Accounts
  hosts: Hosts
  secret: string
  now(): number
}

/** Tells people by their session and the command line by its token; null for everybody else. */
export function createIdentify({ accounts, hosts, secret, now }: IdentifyOptions): Identify {
  async function bySession(cookie: string): Promise<Actor | null> {
    const session = await accounts.session(cookie)
    if (!session) return null
    const host = await hosts.open(session.workspace)
    if (!activeMember(host.state, session.member)) {
      accounts.endSession(session, session.id)
      return null
    }
    return { member: session.member, host, via: 'rest', session: session.id }
  }

  /** Whoever can read the secret can read the data, so the command line acts as the first administrator. */
  async function byToken(token: string): Promise<Actor | null> {
    if (!isCliToken(secret, token, now())) return null
    for (const workspace of await hosts.all()) {
      const host = await hosts.open(workspace)
      const first = firstAdministrator([...host.state.records.member.values()])
      if (first) return { member: first.id, host, via: 'cli', session: null }
    }
    return null
  }

  return async ({ cookie, authorization }) => {
    // A token that is no longer good is not made up for by a cookie that came along.
    if (authorization !== null && authorization !== undefined) {
      const token = /^Bearer (\S+)$/i.exec(authorization)?.[1]
      return token ? byToken(token) : null
    }
    return cookie ? bySession(cookie) : null
  }
}

function firstAdministrator(members: Member[]): Member | undefined {
  return members
    .filter(administers)
    .sort((a, b) => byCodeUnits(a.createdAt, b.createdAt) || byCodeUnits(a.id, b.id))[0]
}
