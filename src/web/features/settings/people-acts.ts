import { clearRole } from '#domain/people/clear-role.ts'
import { editMember } from '#domain/people/edit-member.ts'
import type { Member } from '#domain/people/member.ts'
import type { Role } from '#domain/people/membership.ts'
import { removeMember } from '#domain/people/remove-member.ts'
import { setRole } from '#domain/people/set-role.ts'
import type { Product } from '#domain/product/product.ts'
import { tell, tellRefusal, why } from '#web/actions/tell.ts'
import { store } from '#web/store/the-store.ts'
import type { Unsaved } from '#web/ui/inline-edit.tsx'
import { showToast } from '#web/ui/toast.tsx'
import { roleWords } from '#words/fields.ts'
import { peopleWords as say } from '#words/people.ts'

/** What can be done about a person, each with the sentence that says it was. */
export function giveRole(product: Product, { id, name }: Member, role: Role, was: Role | null): void {
  const outcome = store.run(setRole, { product: product.id, member: id, role, was: { role: was } })
  if (role !== 'owner') tell(outcome, say('roleGiven', { name, role: roleWords(role) }))
  // Whoever hands a product over may not be one who can take it back, so no Undo is offered.
  else if (!tellRefusal(outcome)) showToast({ text: say('handedOver', { name, product: product.name }) })
}

/** For the field of the group: why it cannot be, or nothing. */
export function giveGroup(product: Product, { id }: Member, group: string, was: string): Unsaved | undefined {
  const role = 'stakeholder'
  return why(store.run(setRole, { product: product.id, member: id, role, group, was: { role, group: was } }))
}

export function takeRole(product: Product, { id, name }: Member, was: Role | null): void {
  const outcome = store.run(clearRole, { product: product.id, member: id, was: { role: was } })
  tell(outcome, say('roleCleared', { name, product: product.name }))
}

export function setAdministrator({ id, name }: Member, administrator: boolean): void {
  const outcome = store.run(editMember, { member: id, administrator, was: { administrator: !administrator } })
  tell(outcome, say(administrator ? 'madeAdministrator' : 'tookAdministrator', { name }))
}

export function remove({ id, name }: Member): void {
  const outcome = store.run(removeMember, { member: id })
  if (!tellRefusal(outcome)) showToast({ text: say('removed', { name }) })
}
