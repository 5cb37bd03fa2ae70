import { commands } from '#domain/commands.ts'
import type { Command } from '#domain/kernel/command.ts'
import { owners } from '#domain/kernel/command.ts'
import { addMember } from '#domain/people/add-member.ts'
import type { Role } from '#domain/people/member.ts'
import { openAccounts } from '#server/auth/accounts.ts'
import { type Person, post, type Served, signIn, testId } from './serve.ts'

/** The product's commands, and one with which an owner makes others known: the server alone does so. */
export const commandsToJoin: readonly Command[] = [
  ...commands,
  { ...addMember, name: 'let-in', allow: owners } as Command<never> as Command,
]

/** Signs somebody up with a role and in. The server must have been given `commandsToJoin`. */
export async function join(
  { url, dataDir, secret }: Served,
  owner: Person,
  name: string,
  role: Role,
): Promise<Person> {
  const member = testId('member')
  const answer = await post(`${url}/api/v1/commands/let-in`, { member, name, role }, { cookie: owner.cookie })
  if (!answer.ok) throw new Error(await answer.text())
  const accounts = openAccounts({ dataDir, secret, baseUrl: url, now: Date.now, onSignOut: () => {} })
  const password = 'correct horse'
  await accounts.create(name, await accounts.hash(password), { workspace: owner.workspace, member })
  accounts.close()
  return signIn(url, { name, password })
}
