import type { Ref } from 'react'
import { editRelease } from '#domain/roadmap/edit-release.ts'
import type { ReleaseId } from '#domain/roadmap/release.ts'
import { readDate, showDate } from '#domain/roadmap/release-date.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { store } from '#web/store/the-store.ts'
import { useRecord } from '#web/store/use-store.ts'
import { Icon } from '#web/ui/icon.tsx'
import { InlineEdit, type InlineEditHandle } from '#web/ui/inline-edit.tsx'
import { MenuButton } from '#web/ui/menu.tsx'
import { releaseMenu } from './here.ts'
import { dateRelease } from './release-acts.ts'
import { useRoadmap, useStop } from './roadmap-context.tsx'
import styles from './roadmap-head.module.css'
import { why } from './tell.ts'

export const dateForms =
  'Type a day, month, quarter, half-year or year, such as 31 Mar 2027, Mar 2027, Q2 2027, H2 2027 or 2027. Or type “later”.'

/** When the release is due, and the column's menu. */
export function ReleaseDateLine({ id, ref }: { id: string; ref?: Ref<InlineEditHandle> }) {
  const release = useRecord('release', id)
  const { mayPlan } = useRoadmap()
  const stop = useStop()
  if (!release) return null
  return (
    <div className={styles.when}>
      <InlineEdit
        {...(ref && { ref })}
        className={styles.date}
        label="Date"
        value={showDate(release.date)}
        readOnly={!mayPlan}
        tabIndex={stop}
        onSave={(text) => {
          const date = readDate(text)
          return date === undefined
            ? `“${text}” is no date that can be read. ${dateForms}`
            : dateRelease(release, date)
        }}
      />
      {release.released && (
        <span className={styles.released}>
          <Icon name="check" /> Released
        </span>
      )}
      {mayPlan && (
        <MenuButton
          label={`Release ${releaseName(release)}`}
          className={styles.menu}
          tabIndex={stop}
          align="end"
          items={() => releaseMenu(release.id)}
        />
      )}
    </div>
  )
}

export function ReleaseNameLine({ id, ref }: { id: ReleaseId; ref?: Ref<InlineEditHandle> }) {
  const release = useRecord('release', id)
  const { mayPlan } = useRoadmap()
  const stop = useStop()
  if (!release) return null
  return (
    <InlineEdit
      {...(ref && { ref })}
      className={styles.name}
      label="Name"
      value={release.name}
      placeholder="Name it"
      readOnly={!mayPlan}
      tabIndex={stop}
      onSave={(name) =>
        why(store.run(editRelease, { release: id, name }, { label: `Name ${name || 'the release'}` }))
      }
    />
  )
}
