import type { Ref } from 'react'
import { editGoal } from '#domain/roadmap/edit-goal.ts'
import type { Goal } from '#domain/roadmap/goal.ts'
import { goalOf } from '#domain/roadmap/trace.ts'
import { tellRefusal, why } from '#web/actions/tell.ts'
import { goalLength } from '#web/product/goal-length.ts'
import { useFieldDraft } from '#web/product/use-field-draft.ts'
import { store } from '#web/store/the-store.ts'
import { useFlash, useQuery, useRecord } from '#web/store/use-store.ts'
import { InlineEdit, type InlineEditHandle } from '#web/ui/inline-edit.tsx'
import type { MenuEntry } from '#web/ui/menu.tsx'
import { goalTypeWords } from '#words/goal-types.ts'
import { goalWords, roadmapWords } from '#words/roadmap.ts'
import { GoalTag, GoalTagRead } from './goal-tag.tsx'
import { goalTypeChoices } from './goal-type.ts'
import styles from './release-goal.module.css'
import { useRoadmap, useStop } from './roadmap-context.tsx'

export function useGoal(release: string): Goal | undefined {
  const id = useQuery((state) => goalOf(state, release)?.id ?? null, { kinds: ['goal'] })
  return useRecord('goal', id)
}

/** The reason for the release, in the voice of the why, and what kind of gain it is. */
export function ReleaseGoal({ release, ref }: { release: string; ref?: Ref<InlineEditHandle> }) {
  const goal = useGoal(release)
  const flash = useFlash(goal?.id ?? '')
  const { mayPlan } = useRoadmap()
  const stop = useStop()
  const draft = useFieldDraft('goal', goal, 'text')
  if (!goal) return null
  return (
    <div className={styles.goal} data-flash={flash || undefined}>
      <InlineEdit
        {...(ref && { ref })}
        className={styles.text}
        label={roadmapWords('goal')}
        lines="wrap"
        clamp={6}
        hint={goalLength}
        value={goal.text}
        placeholder={goalWords('asks')}
        readOnly={!mayPlan}
        tabIndex={stop}
        draft={draft}
        onSave={(text, was: string) =>
          text === ''
            ? goalWords('empty')
            : why(store.run(editGoal, { goal: goal.id, text, was: { text: was } }))
        }
      />
      {/* keeps the words apart for whoever hears them; the grid draws no space */}{' '}
      {mayPlan ? (
        <GoalTag type={goal.type} tabIndex={stop} items={() => goalTypeMenu(goal)} />
      ) : (
        <GoalTagRead type={goal.type} />
      )}
    </div>
  )
}

export function goalTypeMenu(goal: Goal): MenuEntry[] {
  return goalTypeChoices(goal.type, (type) => {
    tellRefusal(
      store.run(
        editGoal,
        { goal: goal.id, type, was: { type: goal.type } },
        { label: goalWords('typeOf', { type: goalTypeWords(type) }) },
      ),
    )
  })
}
