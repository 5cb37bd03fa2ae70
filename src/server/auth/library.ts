import type { DatabaseSync } from 'node:sqlite'
import { passwordLength } from '#protocol/password-length.ts'
import type { Session, SignedIn } from './session.ts'

export interface LibraryOptions {
  db: DatabaseSync
  secret: string
  baseUrl: string
}

export interface NewUser {
  email: string
  name: string
  password: string
  workspace: string
  member: string
}

const DAY = 60 * 60 * 24

/** better-auth, set up and its tables made: email and password, sessions, nothing else. */
export async function openLibrary({ db, secret, baseUrl }: LibraryOptions) {
  const [{ betterAuth }, { getMigrations }, { isAPIError }] = await Promise.all([
    import('better-auth'),
    import('better-auth/db/migration'),
    import('better-auth/api'),
  ])
  const options = {
    appName: 'Throughline',
    baseURL: baseUrl,
    secret,
    database: db,
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      autoSignIn: false,
    },
    session: { expiresIn: 60 * DAY, updateAge: DAY },
    user: {
      additionalFields: {
        workspace: { type: 'string', required: false, input: false },
        member: { type: 'string', required: false, input: false },
      },
    },
    advanced: {
      cookiePrefix: 'throughline',
      useSecureCookies: baseUrl.startsWith('https:'),
      // The migrations below have just made it so.
      database: { validateSchema: false },
    },
    // It warns of every mistyped password.
    logger: { disabled: true },
    telemetry: { enabled: false },
  } as const
  const { runMigrations } = await getMigrations(options)
  await runMigrations()
  const auth = betterAuth(options)
  const { internalAdapter } = await auth.$context

  async function session(cookies: string, { renew }: { renew: boolean }): Promise<SignedIn | null> {
    const { response, headers } = await auth.api.getSession({
      headers: new Headers({ cookie: cookies }),
      query: { disableRefresh: !renew },
      returnHeaders: true,
    })
    const found = response && sessionOf(response.session.token, response.user)
    return found ? { session: found, cookies: headers.getSetCookie() } : null
  }

  return {
    session,

    /** Replaces a user of the same address that belongs to nobody: a sign-up that was cut short. */
    async createUser({ email, name, password, workspace, member }: NewUser): Promise<void> {
      const left = await internalAdapter.findUserByEmail(email)
      if (left && !(left.user as { member?: string | null }).member) {
        await internalAdapter.deleteUser(left.user.id)
      }
      const { user } = await auth.api.signUpEmail({ body: { email, name, password } })
      await internalAdapter.updateUser(user.id, { workspace, member })
    },

    async signIn(email: string, password: string): Promise<SignedIn | null> {
      try {
        const { response, headers } = await auth.api.signInEmail({
          body: { email, password },
          returnHeaders: true,
        })
        const user = await internalAdapter.findUserById(response.user.id)
        const found = user && sessionOf(response.token, user)
        return found ? { session: found, cookies: headers.getSetCookie() } : null
      } catch (error) {
        // Wrong name, wrong password, password too long: the person is told the same.
        if (isAPIError(error) && error.statusCode < 500) return null
        throw error
      }
    },

    async signOut(cookies: string): Promise<string[]> {
      const { headers } = await auth.api.signOut({
        headers: new Headers({ cookie: cookies }),
        returnHeaders: true,
      })
      return headers.getSetCookie()
    },
  }
}

export type Library = Awaited<ReturnType<typeof openLibrary>>

function sessionOf(token: string, user: object): Session | null {
  const { workspace, member } = user as { workspace?: string | null; member?: string | null }
  return workspace && member ? { token, workspace, member } : null
}
