import type { ReleaseDraft } from '#analysis/derive-roadmap.ts'
import type { SizeUnit } from '#analysis/pack-themes.ts'
import { readDate, showDate } from '#domain/roadmap/release-date.ts'
import { dateTrouble } from '#web/product/date-trouble.ts'
import { InlineEdit } from '#web/ui/inline-edit.tsx'
import { MenuButton } from '#web/ui/menu.tsx'
import { releasesStageWords as say } from '#words/derive.ts'
import { usePlanField } from './use-plan.ts'
import styles from './workshop.module.css'

/** Name and date of a release of the plan; one of the roadmap keeps its own. */
export function ReleaseHead({
  release,
  isNew,
  onChange,
  onRemove,
}: {
  release: ReleaseDraft
  isNew: boolean
  onChange: (fields: Partial<ReleaseDraft>) => void
  onRemove: () => void
}) {
  const fixed = release.standing !== null
  const nameDraft = usePlanField(`release-name ${release.key}`)
  const dateDraft = usePlanField(`release-date ${release.key}`)
  return (
    <>
      <header>
        <h2>
          <InlineEdit
            label={say('name')}
            value={release.name}
            isNew={isNew}
            draft={nameDraft}
            readOnly={fixed}
            onSave={(name) => void onChange({ name })}
            placeholder={say('name')}
          />
        </h2>
        {!fixed && (
          <MenuButton
            label={say('change', { name: release.name })}
            align="end"
            items={() => [{ label: say('remove'), perform: onRemove }]}
          />
        )}
      </header>
      <InlineEdit
        label={say('date')}
        className={styles.date ?? ''}
        value={release.date === null ? '' : showDate(release.date)}
        draft={dateDraft}
        readOnly={fixed}
        placeholder={say('dateExample')}
        onSave={(text) => {
          const date = readDate(text)
          if (date === undefined) return dateTrouble(text)
          onChange({ date })
          return undefined
        }}
      />
    </>
  )
}

/** How much of a release's room is taken: a bar with its words. */
export function ReleaseLoad({ size, room, unit }: { size: number; room: number; unit: SizeUnit }) {
  const over = size - room
  return (
    <>
      <p className={styles.size}>{say('load', { size, room, unit })}</p>
      <div className={styles.load} data-over={over > 0 || undefined} aria-hidden>
        <span style={{ inlineSize: `${Math.min(100, (size / room) * 100)}%` }} />
      </div>
      {over > 0 && <p className={styles.flag}>{say('over', { over })}</p>}
    </>
  )
}
