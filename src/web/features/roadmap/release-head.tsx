import type { Ref } from 'react'
import { editRelease } from '#domain/roadmap/edit-release.ts'
import type { ReleaseId } from '#domain/roadmap/release.ts'
import { type ReleaseDate, readDate, showDate } from '#domain/roadmap/release-date.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { why } from '#web/actions/tell.ts'
import { dateTrouble } from '#web/product/date-trouble.ts'
import { useFieldDraft } from '#web/product/use-field-draft.ts'
import { store } from '#web/store/the-store.ts'
import { useRecord } from '#web/store/use-store.ts'
import { Icon } from '#web/ui/icon.tsx'
import { InlineEdit, type InlineEditHandle } from '#web/ui/inline-edit.tsx'
import { MenuButton } from '#web/ui/menu.tsx'
import { roadmapWords, releaseWords as say } from '#words/roadmap.ts'
import { uiWords } from '#words/ui.ts'
import { called } from './called.ts'
import { releaseMenu } from './here.ts'
import { dateRelease } from './release-acts.ts'
import { useRoadmap, useStop } from './roadmap-context.tsx'
import styles from './roadmap-head.module.css'

/** When the release is due, and the column's menu. */
export function ReleaseDateLine({ id, ref }: { id: string; ref?: Ref<InlineEditHandle> }) {
  const release = useRecord('release', id)
  const { mayPlan } = useRoadmap()
  const stop = useStop()
  const draft = useFieldDraft('release', release, 'date')
  if (!release) return null
  return (
    <div className={styles.when}>
      <InlineEdit
        {...(ref && { ref })}
        className={styles.date}
        label={roadmapWords('date')}
        value={showDate(release.date)}
        saw={release.date}
        readOnly={!mayPlan}
        tabIndex={stop}
        draft={draft}
        onSave={(text, was: ReleaseDate | null) => {
          const date = readDate(text)
          return date === undefined ? dateTrouble(text) : dateRelease(release, date, was)
        }}
      />
      {release.released && (
        <span className={styles.released}>
          <Icon name="check" /> {say('released')}
        </span>
      )}
      {mayPlan && (
        <MenuButton
          label={uiWords('moreFor', { name: releaseName(release) })}
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
  const draft = useFieldDraft('release', release, 'name')
  if (!release) return null
  return (
    // in the grid it is cut, since the heads that stay in sight are of one height
    <div>
      <InlineEdit
        {...(ref && { ref })}
        className={styles.name}
        label={roadmapWords('name')}
        value={release.name}
        lines={ref ? 'one' : 'wrap'}
        placeholder={say('nameIt')}
        readOnly={!mayPlan}
        tabIndex={stop}
        draft={draft}
        onSave={(name, was: string) => {
          const label = say('setName', called(name))
          return why(store.run(editRelease, { release: id, name, was: { name: was } }, { label }))
        }}
      />
    </div>
  )
}
