import type { Hono } from 'hono'
import { z } from 'zod'
import { line } from '#domain/kernel/fields.ts'
import { passwordLength } from '#protocol/password-length.ts'
import { doorWords } from '#words/doors.ts'
import type { Accounts } from '../auth/accounts.ts'
import type { Claimed, ClaimInput } from '../auth/claim.ts'
import type { GuessLimits } from '../auth/guess-limits.ts'
import type { KnownDevice } from '../auth/known-device.ts'
import type { From, SignedIn, Whose } from '../auth/session.ts'
import { problem, refusalProblem } from '../problem.ts'
import { type ApiContext, type ApiEnv, setCookies } from './api-env.ts'
import type { ClientAddress } from './client-address.ts'
import { readBody } from './read-body.ts'

const { least, most } = passwordLength
export const newPassword = z
  .string()
  .min(least, { error: () => doorWords('shortPassword', { least }) })
  .max(most, { error: () => doorWords('longPassword', { most }) })
// What cannot be right is not told apart from what is wrong.
export const givenPassword = z.string().max(500)

/** Everybody may call these: they are how somebody becomes known. */
export const signInBodies = {
  claim: z.object({ code: z.string().max(200), name: line('name', 120), password: newPassword }),
  'sign-in': z.object({ name: z.string().max(500), password: givenPassword }),
}

export interface SignInOptions {
  accounts: Accounts
  claim(input: ClaimInput): Promise<Claimed>
  whoIs(name: string): Promise<Whose | null>
  devices: KnownDevice
  limits: GuessLimits
  addressOf: ClientAddress
}

export function addSignInRoutes(app: Hono<ApiEnv>, options: SignInOptions): void {
  const { accounts, claim, whoIs, devices, limits, addressOf } = options

  app.post('/api/v1/claim', async (c) => {
    const from = fromOf(c, addressOf)
    const wait = limits.link(from.address)
    if (wait > 0) return tooMany(wait)
    const read = await readBody(c, signInBodies.claim)
    if ('answer' in read) return read.answer
    const claimed = await claim({ ...read.body, from })
    if (claimed.ok) return signedIn(c, claimed.signedIn, devices)
    return 'refusal' in claimed ? refusalProblem(claimed.refusal) : problem(claimed.problem)
  })

  app.get('/api/v1/sign-in', (c) => c.json({ claimed: accounts.exist() }))

  app.post('/api/v1/sign-in', async (c) => {
    const read = await readBody(c, signInBodies['sign-in'])
    if ('answer' in read) return read.answer
    const { name, password } = read.body
    const from = fromOf(c, addressOf)
    const whose = await whoIs(name)
    const device = devices.find(c.req.header('cookie') ?? '', whose)
    const guess = limits.password(name, from.address, device)
    if (guess.wait > 0) return tooMany(guess.wait)
    const done = await accounts.signIn(whose, password, from, device !== null)
    if (!done) return problem('wrong-sign-in')
    guess.right()
    return signedIn(c, done, devices)
  })

  app.post('/api/v1/sign-out', async (c) => {
    const cookies = await accounts.signOut(c.req.header('cookie') ?? '')
    setCookies(c, cookies)
    return c.body(null, 204)
  })
}

const LONGEST_USER_AGENT = 400

export function fromOf(c: ApiContext, addressOf: ClientAddress): From {
  return {
    address: addressOf(c),
    userAgent: (c.req.header('user-agent') ?? '').slice(0, LONGEST_USER_AGENT),
  }
}

/** This browser is known as theirs from now on. */
export function signedIn(c: ApiContext, { session, cookies }: SignedIn, devices: KnownDevice): Response {
  const { workspace, member } = session
  setCookies(c, [...cookies, devices.cookieFor(session)])
  return c.json({ workspace, member })
}

export function tooMany(seconds: number): Response {
  return problem('too-many', seconds, { headers: { 'retry-after': String(seconds) } })
}
