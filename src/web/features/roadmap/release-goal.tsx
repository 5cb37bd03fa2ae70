import type { Ref } from 'react'
import { editGoal } from '#domain/roadmap/edit-goal.ts'
import { type Goal, goalTypes } from '#domain/roadmap/goal.ts'
import { goalOf } from '#domain/roadmap/trace.ts'
import { tellRefusal, why } from '#web/actions/tell.ts'
import { goalWords } from '#web/product/goal-words.ts'
import { store } from '#web/store/the-store.ts'
import { useFlash, useQuery, useRecord } from '#web/store/use-store.ts'
import { InlineEdit, type InlineEditHandle } from '#web/ui/inline-edit.tsx'
import { MenuButton, type MenuEntry } from '#web/ui/menu.tsx'
import styles from './release-goal.module.css'
import { useRoadmap, useStop } from './roadmap-context.tsx'

export const goalAsks = 'What should users or the business gain?'

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
  if (!goal) return null
  return (
    <div className={styles.goal} data-flash={flash || undefined}>
      <InlineEdit
        {...(ref && { ref })}
        className={styles.text}
        label="Goal"
        lines="wrap"
        value={goal.text}
        placeholder={goalAsks}
        readOnly={!mayPlan}
        tabIndex={stop}
        onSave={(text) =>
          text === ''
            ? 'A release is its goal, so it cannot be empty. Delete the release instead, or say what should be gained.'
            : why(store.run(editGoal, { goal: goal.id, text }))
        }
      />
      {/* keeps the words apart for whoever hears them; the grid draws no space */}{' '}
      {mayPlan ? (
        <MenuButton
          label={`Goal type: ${goalWords[goal.type]}`}
          className={styles.tag}
          tabIndex={stop}
          items={() => goalTypeMenu(goal)}
        >
          {goalWords[goal.type]}
        </MenuButton>
      ) : (
        <span className={styles.tag}>{goalWords[goal.type]}</span>
      )}
    </div>
  )
}

export function goalTypeMenu(goal: Goal): MenuEntry[] {
  return goalTypes.map((type) => ({
    label: goalWords[type],
    checked: type === goal.type,
    perform: () => {
      tellRefusal(store.run(editGoal, { goal: goal.id, type }, { label: `Goal type: ${goalWords[type]}` }))
    },
  }))
}
