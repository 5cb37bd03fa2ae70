import type { Role } from '#domain/people/membership.ts'
import { giveRole, join, modelToJoin } from './join.ts'
import { claim, type Person, post, type Served, type ServeOptions, serve, testId } from './serve.ts'

export interface TrailmixServer {
  served: Served
  /** claimed the server: administers it and owns the products */
  ann: Person
  trailmix: string
  other: string
  plan: string
  backlog: string
  /** Runs a command for somebody; it must be accepted. */
  act(who: Person, name: string, input: object): Promise<{ created: Record<string, string>; seq: number }>
  /** Signs somebody up who has a role in Trailmix, or none. */
  seat(name: string, role?: Role): Promise<Person>
  get(who: Person, path: string): Promise<Response>
}

/** A server with two products, of which people have roles in the first. */
export async function serveTrailmix(options: ServeOptions = {}): Promise<TrailmixServer> {
  const served = await serve({ model: modelToJoin, ...options })
  const ann = await claim(served)
  const [trailmix, other] = [testId('product'), testId('product')]
  const act: TrailmixServer['act'] = async ({ cookie }, name, input) => {
    const answer = await post(`${served.url}/api/v1/commands/${name}`, input, { cookie })
    if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`)
    const { created, commit } = (await answer.json()) as {
      created: Record<string, string>
      commit: { seq: number }
    }
    return { created, seq: commit.seq }
  }
  await act(ann, 'create-product', { product: trailmix, name: 'Trailmix', key: 'TM' })
  await act(ann, 'create-product', { product: other, name: 'Other', key: 'OTH' })
  return {
    ...{ served, ann, trailmix, other, act },
    plan: `${trailmix}.plan`,
    backlog: `${trailmix}.backlog`,
    async seat(name, role) {
      const person = await join(served, ann, name)
      if (role) await giveRole(served, ann, trailmix, person, role)
      return person
    },
    get: ({ cookie }, path) => fetch(`${served.url}${path}`, { headers: { cookie } }),
  }
}
