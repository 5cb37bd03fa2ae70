import { createHmac, timingSafeEqual } from 'node:crypto'
import { randomFew } from '../random.ts'
import type { Whose } from './session.ts'

const NAME = 'throughline.device'
const DAYS = 400

/**
 * A cookie by which a browser is known that somebody has signed in with, also after they have signed out: guesses that
 * others make at their name do not count against it. It signs nobody in. Nothing of it is kept: the server's own
 * secret says whether it has made one.
 */
export function createKnownDevice(secret: string, isSecure: boolean) {
  const signatureOf = ({ workspace, member }: Whose, device: string) =>
    createHmac('sha256', secret)
      .update(`throughline device ${workspace} ${member} ${device}`)
      .digest('base64url')

  return {
    /** The device, when it is one of this person's; null otherwise. */
    find(cookies: string, whose: Whose | null): string | null {
      const [, device = '', signature = ''] =
        /(?:^|;\s*)throughline\.device=([\w-]{22})\.([\w-]{43})(?:;|$)/.exec(cookies) ?? []
      if (!whose || device === '') return null
      const [given, expected] = [Buffer.from(signature), Buffer.from(signatureOf(whose, device))]
      return timingSafeEqual(given, expected) ? device : null
    },
    /** The `set-cookie` value that makes this browser one of theirs. */
    cookieFor(whose: Whose): string {
      const device = Buffer.from(randomFew(16)).toString('base64url')
      const secure = isSecure ? '; Secure' : ''
      return `${NAME}=${device}.${signatureOf(whose, device)}; Path=/api/v1; Max-Age=${DAYS * 86_400}; HttpOnly; SameSite=Strict${secure}`
    },
  }
}

export type KnownDevice = ReturnType<typeof createKnownDevice>
