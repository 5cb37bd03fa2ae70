import type { Role } from '#domain/people/membership.ts'
import { post } from './serve.ts'
import { cookieOf } from './server.ts'
import type { World } from './world.ts'

/** Somebody who has an account at the server. */
export interface Member {
  member: string
  cookie: string
}

type Given = Exclude<Role, 'owner'>

/** What the owner does about people: invites them by a link, as the product has it, and gives and takes roles. */
export function peopleOf(world: Pick<World, 'url' | 'owner'>) {
  return {
    /** somebody who has come in, with a role in a product; a name is taken once in a run */
    async person(name: string, product: string, role: Given): Promise<Member> {
      const invited = await ask(
        world,
        '/api/v1/invitations',
        { roles: [{ product, role }] },
        world.owner.cookie,
      )
      const { link } = (await invited.json()) as { link: string }
      const body = { token: link.split('#')[1], name, password: 'correct horse' }
      const accepted = await ask(world, '/api/v1/invitations/accept', body)
      const { member } = (await accepted.json()) as { member: string }
      return { member, cookie: cookieOf(accepted) }
    },
    give: (product: string, { member }: Member, role: Given) =>
      world.owner.run({ name: 'set-role', input: { product, member, role } }),
    take: (product: string, { member }: Member) =>
      world.owner.run({ name: 'clear-role', input: { product, member } }),
  }
}

async function ask(
  { url }: Pick<World, 'url'>,
  path: string,
  body: object,
  cookie?: string,
): Promise<Response> {
  const answer = await post(`${url}${path}`, body, cookie ? { cookie } : {})
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  return answer
}
