import { useState } from 'react'
import { editMember } from '#domain/people/edit-member.ts'
import { why } from '#web/actions/tell.ts'
import { useFieldDraft } from '#web/product/use-field-draft.ts'
import { store } from '#web/store/the-store.ts'
import { useMe } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { InlineEdit } from '#web/ui/inline-edit.tsx'
import { ownAccountWords as say } from '#words/people.ts'
import { PasswordDialog } from './password-dialog.tsx'
import { SessionList } from './session-list.tsx'
import styles from './settings-page.module.css'

/** One's own name, password and sessions. */
export function AccountSection() {
  const me = useMe()
  const [changing, setChanging] = useState(false)
  const [version, setVersion] = useState(0)
  const draft = useFieldDraft('member', me, 'name')
  if (!me) return null
  return (
    <section className={styles.section} aria-labelledby="account">
      <h2 id="account">{say('title')}</h2>
      <dl className={styles.facts}>
        <dt>{say('name')}</dt>
        <dd>
          <InlineEdit
            label={say('name')}
            value={me.name}
            draft={draft}
            onSave={(name, was: string) =>
              why(store.run(editMember, { member: me.id, name, was: { name: was } }))
            }
          />
          <p className={styles.hint}>{say('nameHint')}</p>
        </dd>
        <dt>{say('password')}</dt>
        <dd>
          <Button onClick={() => setChanging(true)}>{say('changePassword')}</Button>
        </dd>
      </dl>
      <SessionList version={version} />
      <PasswordDialog
        open={changing}
        onClose={() => setChanging(false)}
        name={me.name}
        onChanged={() => setVersion(version + 1)}
      />
    </section>
  )
}
