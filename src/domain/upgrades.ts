import { newNumbering } from './backlog/numbering.ts'
import { changed, created } from './kernel/change.ts'
import type { Addition } from './kernel/upgrade.ts'
import type { AnyRecord } from './kinds.ts'
import type { Membership } from './people/membership.ts'

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

/** schema number -> what the upgrade to it adds */
export const additions: { readonly [schema: number]: Addition } = { 2: rolesAndNumbers }
