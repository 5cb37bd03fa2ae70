import { administrators } from '#domain/kernel/right.ts'
import { addMember } from '#domain/people/add-member.ts'
import type { Role } from '#domain/people/membership.ts'
import { openAccounts } from '#server/auth/accounts.ts'
import { modelWith } from './model-with.ts'
import { type Person, post, type Served, signIn, testId } from './serve.ts'

/** A command with which an administrator makes others known: in the product the server alone does so. */
export const letIn = { ...addMember, name: 'let-in', allow: administrators }

/** The product's model, and that command. */
export const modelToJoin = modelWith({ commands: [letIn] })

const password = 'correct horse'
// Costly on purpose, and the same for everybody here.
let hashed: string | undefined

/** Signs somebody up and in; they have no role yet. The server must have been given `modelToJoin`. */
export async function join(
  served: Served,
  owner: Person,
  name: string,
  administrator = false,
): Promise<Person> {
  const { url, dataDir, secret } = served
  const member = testId('member')
  await did(served, owner, 'let-in', { member, name, administrator })
  const accounts = openAccounts({ dataDir, secret, baseUrl: url, now: Date.now, onSignOut: () => {} })
  hashed ??= await accounts.hash(password)
  await accounts.create(name, hashed, { workspace: owner.workspace, member })
  accounts.close()
  return signIn(url, { name, password })
}

/** Gives somebody a role in a product, on behalf of who leads it. */
export function giveRole(served: Served, leader: Person, product: string, { member }: Person, role: Role) {
  return did(served, leader, 'set-role', { product, member, role })
}

/** Takes somebody's role in a product away. */
export function takeRole(served: Served, leader: Person, product: string, { member }: Person) {
  return did(served, leader, 'clear-role', { product, member })
}

async function did({ url }: Served, { cookie }: Person, name: string, input: object): Promise<void> {
  const answer = await post(`${url}/api/v1/commands/${name}`, input, { cookie })
  if (!answer.ok) throw new Error(await answer.text())
}
