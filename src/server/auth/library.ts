import type { DatabaseSync } from 'node:sqlite'
import type { BetterAuthOptions } from 'better-auth'
import { passwordLength } from '#protocol/password-length.ts'
import { withHashedTokens } from './hashed-tokens.ts'
import type { From, Session, SignedIn } from './session.ts'

export interface LibraryOptions {
  db: DatabaseSync
  secret: string
  baseUrl: string
}

const DAY = 60 * 60 * 24
const ADDRESS_HEADER = 'x-throughline-address'

/** better-auth, set up and its tables made: email and password, sessions, nothing else. */
export async function openLibrary({ db, secret, baseUrl }: LibraryOptions) {
  const [{ betterAuth }, { getMigrations }, { getAdapter }, { isAPIError }] = await Promise.all([
    import('better-auth'),
    import('better-auth/db/migration'),
    import('better-auth/db/adapter'),
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
      // We tell it the address ourselves; what a request says of itself is not believed.
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER], ipv6Subnet: 128 },
      // The migrations below have just made it so.
      database: { validateSchema: false },
    },
    // It warns of every mistyped password.
    logger: { disabled: true },
    telemetry: { enabled: false },
  } satisfies BetterAuthOptions
  const { runMigrations } = await getMigrations(options)
  await runMigrations()
  const adapter = withHashedTokens(await getAdapter(options))
  const auth = betterAuth({ ...options, database: () => adapter })
  const { internalAdapter, password: passwords } = await auth.$context

  return {
    hash: (password: string) => passwords.hash(password),

    async isPassword(email: string, password: string): Promise<boolean> {
      const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true })
      const kept = found?.accounts.find(({ providerId }) => providerId === 'credential')?.password
      return Boolean(kept) && passwords.verify({ hash: kept!, password })
    },

    async session(
      cookies: string,
      { renew }: { renew: boolean },
    ): Promise<(SignedIn & { usedAt: number }) | null> {
      const { response, headers } = await auth.api.getSession({
        headers: new Headers({ cookie: cookies }),
        query: { disableRefresh: !renew },
        returnHeaders: true,
      })
      const found = response && sessionOf(response.session.id, response.user)
      if (!found) return null
      return { session: found, cookies: headers.getSetCookie(), usedAt: Number(response.session.updatedAt) }
    },

    /** Belongs to nobody, and cannot sign in, until it is given to a member. */
    async createUser(email: string, name: string, hash: string): Promise<string> {
      const { id } = await internalAdapter.createUser(
        { email, name, emailVerified: false },
        { method: 'email-password' },
      )
      await internalAdapter.linkAccount({
        userId: id,
        providerId: 'credential',
        accountId: id,
        password: hash,
      })
      return id
    },

    async signIn(email: string, password: string, { address, userAgent }: From): Promise<SignedIn | null> {
      try {
        const { response, headers } = await auth.api.signInEmail({
          body: { email, password },
          headers: new Headers({ [ADDRESS_HEADER]: address, 'user-agent': userAgent }),
          returnHeaders: true,
        })
        const made = await internalAdapter.findSession(response.token)
        const found = made && sessionOf(made.session.id, made.user)
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

function sessionOf(id: string, user: object): Session | null {
  const { workspace, member } = user as { workspace?: string | null; member?: string | null }
  return workspace && member ? { id, workspace, member } : null
}
