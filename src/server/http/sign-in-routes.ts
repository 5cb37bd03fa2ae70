import type { Hono } from 'hono'
import { z } from 'zod'
import { line } from '#domain/kernel/fields.ts'
import { passwordLength } from '#protocol/password-length.ts'
import type { Accounts } from '../auth/accounts.ts'
import type { Claimed, ClaimInput } from '../auth/claim.ts'
import { nameKey } from '../auth/name-key.ts'
import type { RateLimit } from '../auth/rate-limit.ts'
import type { SignedIn } from '../auth/session.ts'
import { problem, refusalProblem } from '../problem.ts'
import { type ApiContext, type ApiEnv, addressOf, setCookies } from './api-env.ts'
import { readBody } from './read-body.ts'

const { least, most } = passwordLength
const password = z
  .string()
  .min(least, `Password is shorter than ${least} characters; choose a longer one`)
  .max(most, `Password is longer than ${most} characters; choose a shorter one`)

/** Everybody may call these: they are how somebody becomes known. */
export const signInBodies = {
  claim: z.object({ code: z.string().max(200), name: line('name', 120), password }),
  // What cannot be right is not told apart from what is wrong.
  'sign-in': z.object({ name: z.string().max(500), password: z.string().max(500) }),
}

export interface SignInOptions {
  accounts: Accounts
  claim(input: ClaimInput): Promise<Claimed>
  limits: {
    /** by address */
    claim: RateLimit
    /** by address: wrong guesses of all names together */
    address: RateLimit
    /** by address and name */
    name: RateLimit
  }
}

export function addSignInRoutes(app: Hono<ApiEnv>, { accounts, claim, limits }: SignInOptions): void {
  app.post('/api/v1/claim', async (c) => {
    const address = addressOf(c)
    const wait = limits.claim.take(address)
    if (wait > 0) return tooMany(wait)
    const read = await readBody(c, signInBodies.claim)
    if ('answer' in read) return read.answer
    const claimed = await claim(read.body)
    if (claimed.ok) return signedIn(c, claimed.signedIn)
    return 'refusal' in claimed ? refusalProblem(claimed.refusal) : problem(claimed.problem)
  })

  app.post('/api/v1/sign-in', async (c) => {
    const read = await readBody(c, signInBodies['sign-in'])
    if ('answer' in read) return read.answer
    const { name, password } = read.body
    const address = addressOf(c)
    const key = `${address} ${nameKey(name)}`
    const wait = Math.max(limits.address.take(address), limits.name.take(key))
    if (wait > 0) return tooMany(wait)
    const done = await accounts.signIn(name, password)
    if (!done) return problem('wrong-sign-in')
    limits.address.giveBack(address)
    limits.name.giveBack(key)
    return signedIn(c, done)
  })

  app.post('/api/v1/sign-out', async (c) => {
    const cookies = await accounts.signOut(c.req.header('cookie') ?? '')
    setCookies(c, cookies)
    return c.body(null, 204)
  })
}

function signedIn(c: ApiContext, { session: { workspace, member }, cookies }: SignedIn): Response {
  setCookies(c, cookies)
  return c.json({ workspace, member })
}

function tooMany(seconds: number): Response {
  return problem('too-many', seconds, { headers: { 'retry-after': String(seconds) } })
}
