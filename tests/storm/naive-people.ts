import { isAdministrator } from './naive-rights.ts'
import { type Fields, type Paper, Trouble } from './paper.ts'

/** What the intents that are about people do. False when the intent is about something else. */
export function onPeople(paper: Paper, name: string, input: Fields, actor: string, at: string): boolean {
  switch (name) {
    case 'create-workspace':
      paper.add({ id: paper.free(input.workspace), name: input.name, createdAt: at })
      return true
    case 'add-member': {
      const { member, ...fields } = input
      paper.add({ id: paper.free(member), ...fields, status: 'active', createdAt: at })
      return true
    }
    case 'edit-member': {
      const { member, ...fields } = input
      paper.card(member)
      const leads = actor === 'system' || isAdministrator(paper, actor)
      if (!leads && (member !== actor || fields.administrator !== undefined))
        throw new Trouble(`${actor} may only name themselves`)
      paper.set(member as string, fields)
      break
    }
    case 'remove-member': {
      if (paper.card(input.member).status === 'removed') return true
      const roles = paper.all('mbs').filter(({ member }) => member === input.member)
      paper.remove(roles.map(({ id }) => id))
      paper.set(input.member as string, { status: 'removed', administrator: false })
      break
    }
    case 'restore-member':
      paper.card(input.member)
      paper.set(input.member as string, { status: 'active' })
      break
    case 'set-role':
      nobodyGaveAnother(paper, input)
      setRole(paper, input, at)
      break
    case 'clear-role': {
      const { product, member } = input
      nobodyGaveAnother(paper, { ...input, role: null })
      if (paper.card(product).owner === paper.card(member).id) throw new Trouble('an owner hands over')
      const role = paper.all('mbs').find((one) => one.product === product && one.member === member)
      if (role) paper.remove([role.id])
      break
    }
    default:
      return false
  }
  paper.somebodyLeads()
  paper.rolesFit()
  return true
}

/** What somebody is to a product is said on two cards, and not written over unseen either. */
function nobodyGaveAnother(paper: Paper, input: Fields): void {
  const { product, member, role, group, was } = input
  const { owner } = paper.card(product)
  const has = paper.all('mbs').find((one) => one.product === product && one.member === member)
  const stands = { role: owner === member ? 'owner' : (has?.role ?? null), group: has?.group ?? '' }
  paper.nobodyChanged(member, stands, { role, group }, was as Fields | undefined)
}

function setRole(
  paper: Paper,
  { product, member, role, group, membership, former }: Fields,
  at: string,
): void {
  const { owner, id } = paper.card(product)
  if (paper.card(member).status !== 'active') throw new Trouble(`${member} was removed`)
  const roleOf = (person: unknown) =>
    paper.all('mbs').find((one) => one.product === product && one.member === person)
  const standing = roleOf(member)
  if (role !== 'owner') {
    if (owner === member) throw new Trouble('an owner hands over')
    if (standing) paper.set(standing.id, { role, group })
    else paper.add({ id: paper.free(membership), product, member, role, group: group ?? '', createdAt: at })
    return
  }
  if (owner === member) return
  if (owner && !roleOf(owner))
    paper.add({ id: paper.free(former), product, member: owner, role: 'team', group: '', createdAt: at })
  if (standing) paper.remove([standing.id])
  paper.set(id, { owner: member })
}
