import { useState } from 'react'
import { scopeIn } from '#domain/kernel/scope.ts'
import { roles } from '#domain/people/membership.ts'
import { roleIn } from '#domain/people/rights.ts'
import type { Product } from '#domain/product/product.ts'
import type { Grant, InvitationSeen } from '#protocol/people-doors.ts'
import { Restored } from '#web/product/restored.tsx'
import { type DraftSubject, useDraft } from '#web/product/use-draft.ts'
import { useQuery, useStore } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Form } from '#web/ui/form.tsx'
import { MenuButton } from '#web/ui/menu.tsx'
import { momentText } from '#web/ui/moment-text.ts'
import { Select } from '#web/ui/select.tsx'
import { roleWords } from '#words/fields.ts'
import { peopleWords as say } from '#words/people.ts'
import { askDoor } from './door.ts'
import type { ShownLink } from './link-dialog.tsx'
import styles from './people.module.css'

interface InviteProps {
  open: boolean
  onClose: () => void
  product: Product
  mayAdminister: boolean
  onMade: (link: ShownLink) => void
}

/** Asks what the link is to give, in this product and in others that the person may give a part in, and makes it. */
export function InviteDialog(props: InviteProps) {
  const { open, onClose } = props
  const [busy, setBusy] = useState(false)
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={say('inviteTitle')}
      description={say('inviteWhy')}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="first" type="submit" form="invite" disabled={busy}>
            {say('makeLink')}
          </Button>
        </>
      }
    >
      <InviteForm {...props} setBusy={setBusy} />
    </Dialog>
  )
}

type Choice = Omit<Grant, 'product' | 'role'> & { role: Grant['role'] | 'none' }

/** What the link is to give, by product. */
interface Wanted {
  choices: { [product: string]: Choice }
  admin: boolean
}

const first = (product: Product): Wanted => ({
  choices: { [product.id]: { role: 'team', group: '' } },
  admin: false,
})

/** What is half filled in for a product's people. */
export const invitationDraft = (product: Product): DraftSubject => ({
  scope: scopeIn(product.id, 'plan'),
  name: 'invitation',
  called: () => say('inviteTitle'),
  whose: () => product.name,
})

function InviteForm({
  product,
  mayAdminister,
  onMade,
  setBusy,
}: InviteProps & { setBusy: (busy: boolean) => void }) {
  const { member } = useStore()
  const products = useQuery(
    (state) => [...state.records.product.values()].filter(({ id }) => roleIn(state, member, id) === 'owner'),
    { kinds: ['product', 'member', 'membership'] },
  )
  const keeper = useDraft(invitationDraft(product))
  const [kept] = useState(() => (keeper.read()?.beside as Wanted | null | undefined) ?? null)
  const [restored, setRestored] = useState(kept !== null)
  const [wanted, setWanted] = useState(kept ?? first(product))
  const { choices, admin } = wanted
  const [refused, setRefused] = useState<string | null>(null)
  // Of all the products that somebody may have, only those that the link is about.
  const others = products.filter(({ id }) => id !== product.id)
  const rest = others.filter(({ id }) => !choices[id])
  const choiceOf = (id: string): Choice => choices[id] ?? { role: 'none', group: '' }
  const want = (next: Wanted) => {
    setWanted(next)
    setRefused(null)
    const isFirst = JSON.stringify(next) === JSON.stringify(first(product))
    keeper.keep(isFirst ? null : inWords(next, products), { beside: next })
  }
  const choose = (id: string, choice: Partial<Choice>) =>
    want({ ...wanted, choices: { ...choices, [id]: { ...choiceOf(id), ...choice } } })
  const throwAway = () => {
    want(first(product))
    setRestored(false)
  }

  const submit = async () => {
    setBusy(true)
    const given = products.flatMap(({ id }): Grant[] => {
      const { role, group } = choiceOf(id)
      if (role === 'none') return []
      return [{ product: id, role, group: role === 'stakeholder' ? group.trim() : '' }]
    })
    const answered = await askDoor<{ invitation: InvitationSeen; link: string }>('POST', 'invitations', {
      admin,
      roles: given,
    })
    setBusy(false)
    if (!answered.ok) return setRefused(answered.sentence)
    keeper.keep(null)
    const { invitation, link } = answered.body
    onMade({ link, why: say('joinLinkWhy', { until: momentText(invitation.expiresAt) }) })
  }
  return (
    <Form id="invite" className={styles.form} onSubmit={submit}>
      {restored && <Restored onThrowAway={throwAway} />}
      {[product, ...others.filter(({ id }) => choices[id])].map(({ id, name }) => {
        const { role, group } = choiceOf(id)
        return (
          <div key={id} className={styles.pair}>
            <Select<Choice['role']>
              label={say('roleIn', { product: name })}
              value={role}
              options={[
                ...roles.map((value) => ({ value, label: roleWords(value) })),
                { value: 'none', label: say('noRole') },
              ]}
              onChange={(next) => choose(id, { role: next })}
            />
            {role === 'stakeholder' && (
              <TextField
                label={say('groupIn', { product: name })}
                value={group}
                maxLength={60}
                placeholder={say('groupHint')}
                onChange={(text) => choose(id, { group: text })}
              />
            )}
          </div>
        )
      })}
      {rest.length > 0 && (
        <MenuButton
          label={say('alsoIn')}
          look="quiet"
          className={styles.also}
          filter={rest.length > 8}
          items={() =>
            rest.map(({ id, name, key }) => ({
              label: name,
              detail: key,
              perform: () => choose(id, { role: 'team' }),
            }))
          }
        >
          {say('alsoIn')}
        </MenuButton>
      )}
      {mayAdminister && (
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={admin}
            onChange={(event) => want({ ...wanted, admin: event.currentTarget.checked })}
          />
          <span>{say('asAdministrator')}</span>
        </label>
      )}
      <div role="alert" className={styles.refused}>
        {refused}
      </div>
    </Form>
  )
}

/** As the tray shows it. */
function inWords({ choices, admin }: Wanted, products: readonly Product[]): { [label: string]: string } {
  const chosen = products.flatMap(({ id, name }): [string, string][] => {
    const { role = 'none', group = '' } = choices[id] ?? {}
    if (role === 'none') return []
    return [
      [say('roleIn', { product: name }), roleWords(role)],
      ...(role === 'stakeholder' && group !== ''
        ? [[say('groupIn', { product: name }), group] as [string, string]]
        : []),
    ]
  })
  return Object.fromEntries([...chosen, ...(admin ? [[say('asAdministrator'), say('administrator')]] : [])])
}
