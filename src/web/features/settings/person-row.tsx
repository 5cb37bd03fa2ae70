import { scopeIn } from '#domain/kernel/scope.ts'
import type { Role } from '#domain/people/membership.ts'
import { roles } from '#domain/people/membership.ts'
import type { PersonHere } from '#domain/people/people-of.ts'
import { membershipOf } from '#domain/people/rights.ts'
import type { Product } from '#domain/product/product.ts'
import { useInlineDraft } from '#web/product/use-field-draft.ts'
import { store } from '#web/store/the-store.ts'
import type { Question } from '#web/ui/ask.tsx'
import { InlineEdit } from '#web/ui/inline-edit.tsx'
import { MenuButton, type MenuEntry } from '#web/ui/menu.tsx'
import { Select } from '#web/ui/select.tsx'
import { roleWords } from '#words/fields.ts'
import { peopleWords as say } from '#words/people.ts'
import styles from './people.module.css'
import { giveGroup, giveRole, remove, setAdministrator, takeRole } from './people-acts.ts'

/** What the person who looks may do about others. */
export interface MayDo {
  roles: boolean
  administer: boolean
}

/** One person: who they are, what they are to the product, and all that can be done about it. */
export function PersonRow({
  product,
  person: { member, role, group },
  owner,
  isMe,
  may,
  onAsk,
  onNewPassword,
}: {
  product: Product
  person: PersonHere
  /** the owner's name, for the question whether to hand over */
  owner: string | null
  isMe: boolean
  may: MayDo
  onAsk: (question: Question) => void
  onNewPassword: () => void
}) {
  const { name } = member
  const handOver = () =>
    onAsk({
      title: say('handOver', { product: product.name, name }),
      why: owner ? say('handOverFrom', { name, former: owner }) : say('handOverWhy', { name }),
      yes: say('handOverDo'),
      perform: () => giveRole(product, member, 'owner', role),
    })
  const choose = (next: Role | 'none') => {
    if (next === 'owner') handOver()
    else if (next === 'none') takeRole(product, member, role)
    else giveRole(product, member, next, role)
  }
  const menu = (): MenuEntry[] => [
    {
      label: say(member.administrator ? 'takeAdministrator' : 'makeAdministrator'),
      perform: () => setAdministrator(member, !member.administrator),
    },
    // Oneself changes the password in one's own account, and is removed by others.
    ...(isMe ? [] : leaving()),
  ]
  const leaving = (): MenuEntry[] => [
    { label: say('newPassword'), perform: onNewPassword },
    'line',
    {
      label: say('remove'),
      perform: () =>
        onAsk({
          title: say('removeAsk', { name }),
          why: say('removeWhy', { name }),
          yes: say('remove'),
          perform: () => remove(member),
        }),
    },
  ]
  return (
    <li className={styles.line} data-member={member.id}>
      <span className={styles.who}>
        <span dir="auto">{name}</span>
        <span className={styles.quiet}>
          {[isMe && say('you'), member.administrator && say('administrator')].filter(Boolean).join(' · ')}
        </span>
      </span>
      {role === 'stakeholder' && (
        <GroupField product={product} member={member} group={group} readOnly={!may.roles} />
      )}
      {may.roles && role !== 'owner' ? (
        <Select<Role | 'none'>
          className={styles.role}
          label={say('roleOf', { name })}
          hideLabel
          value={role ?? 'none'}
          options={[
            ...(['owner', ...roles] as const).map((value) => ({ value, label: roleWords(value) })),
            { value: 'none', label: say('noRole') },
          ]}
          onChange={choose}
        />
      ) : (
        <span className={styles.said}>{role ? roleWords(role) : say('noRole')}</span>
      )}
      {may.administer && (
        <span className={styles.more}>
          <MenuButton label={say('more', { name })} items={menu} align="end" />
        </span>
      )}
    </li>
  )
}

/** Whom a stakeholder speaks for. It goes with the role, which somebody may take away while it is typed. */
function GroupField({
  product,
  member,
  group,
  readOnly,
}: {
  product: Product
  member: PersonHere['member']
  group: string
  readOnly: boolean
}) {
  const label = say('groupOf', { name: member.name })
  const draft = useInlineDraft(
    {
      scope: scopeIn(product.id, 'plan'),
      name: `group ${member.id}`,
      called: () => label,
      stands: () => membershipOf(store.state, product.id, member.id)?.role === 'stakeholder',
    },
    label,
  )
  return (
    <InlineEdit
      className={styles.group}
      label={label}
      draft={draft}
      value={group}
      placeholder={say('groupHint')}
      readOnly={readOnly}
      onSave={(text, was: string) => giveGroup(product, member, text, was)}
    />
  )
}
