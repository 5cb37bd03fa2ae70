import type { Kind } from '#domain/kinds.ts'
import { kinds } from '#domain/kinds.ts'

export const workspace = 'wsp_00000storm'

/** Who is there when the storm begins, and what they are to the two products. Roles change midway. */
export const people = [
  { member: 'mbr_storm0000', name: 'Olivia', administrator: true },
  { member: 'mbr_storm0001', name: 'Oskar', administrator: false },
  { member: 'mbr_storm0002', name: 'Theo', administrator: false },
  { member: 'mbr_storm0003', name: 'Sandra', administrator: false },
  { member: 'mbr_storm0004', name: 'Vera', administrator: false },
  { member: 'mbr_storm0005', name: 'Nick', administrator: false },
] as const
const [olivia, oskar, theo, sandra, vera] = people.map(({ member }) => member)

/** Names for what comes to be, each given once. */
export class Names {
  readonly given: string[] = []
  /** id -> the product whose part it was given to; what is of no product is not here */
  readonly homes = new Map<string, string>()
  readonly #counts = new Map<Kind, number>()

  newId = (kind: Kind, home?: string): string => {
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    // Not in the order of birth, or ties would always fall to the older.
    const scattered = ((count * 7919) % 9973).toString(36).padStart(4, '0')
    const id = `${kinds[kind].prefix}_${scattered}${String(count).padStart(5, '0')}`
    this.given.push(id)
    if (home !== undefined) this.homes.set(id, home)
    return id
  }
}

/** The workspace as sign-up and an administrator make it: its people, two products, and roles in them. */
export function founding({ newId }: Names) {
  const [a, b] = [newId('product'), newId('product')]
  const role = (product: string, member: string | undefined, given: string) => ({
    name: 'set-role',
    input: { product, member, role: given, membership: newId('membership'), former: newId('membership') },
  })
  return [
    { name: 'create-workspace', input: { workspace, name: 'Storm' } },
    ...people.map((input) => ({ name: 'add-member', input })),
    { name: 'create-product', input: { product: a, name: 'A', key: 'A', owner: oskar } },
    { name: 'create-product', input: { product: b, name: 'B', key: 'B', owner: olivia } },
    role(a, theo, 'team'),
    role(a, sandra, 'stakeholder'),
    role(a, vera, 'viewer'),
    role(b, theo, 'viewer'),
    role(b, sandra, 'team'),
  ]
}
