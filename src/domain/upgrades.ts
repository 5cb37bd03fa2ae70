import { newNumbering } from './backlog/numbering.ts'
import { changed, created } from './kernel/change.ts'
import type { Addition } from './kernel/upgrade.ts'
import type { AnyRecord } from './kinds.ts'
import type { Membership } from './people/membership.ts'
import { type Release, release as releaseKind } from './roadmap/release.ts'
import { releaseColours } from './roadmap/release-colour.ts'

/** Schema 2: everybody's role holds for each product, each product has an owner, and its backlog gives the numbers. */
const rolesAndNumbers: Addition = (was, are, at) => {
  const products = (are.get('product') ?? []) as Extract<AnyRecord, { key: string }>[]
  const members = (was.get('member') ?? []) as { id: string; role: string; createdAt: string }[]
  const numbers = new Map((was.get('product') ?? []).map(({ id, nextNumber }) => [id, nextNumber as number]))
  const first = members
    .filter(({ role }) => role === 'owner')
    .sort((a, b) =>
      a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1,
    )[0]
  return products.flatMap((product) => [
    ...(product.owner === null && first ? [changed('product', product, { owner: first.id as never })] : []),
    created('numbering', newNumbering(product.id, numbers.get(product.id))),
    ...members
      .filter(({ id, role }) => role !== 'owner' && id !== product.owner)
      .map(({ id, role }) => created('membership', roleOf(product.id, id, role, at))),
  ])
}

function roleOf(product: string, member: string, role: string, createdAt: string): Membership {
  const id = `mbs_${product.slice(4, 18)}${member.slice(4, 18)}`
  return {
    id: id as Membership['id'],
    product: product as never,
    member: member as never,
    role: role as never,
    group: '',
    createdAt,
  }
}

/** Schema 2: each release keeps the colour that its place gave it until then. */
const coloursKept: Addition = (_was, are) => {
  const releases = (are.get('release') ?? []) as Release[]
  return [...Map.groupBy(releases, ({ product }) => product).values()].flatMap((columns) =>
    columns
      .toSorted(releaseKind.order!.compare)
      .map((column, place) =>
        changed('release', column, { colour: releaseColours[place % releaseColours.length]! }),
      ),
  )
}

/** schema number -> what the upgrade to it adds */
export const additions: { readonly [schema: number]: Addition } = {
  2: (was, are, at) => [...rolesAndNumbers(was, are, at), ...coloursKept(was, are, at)],
}
