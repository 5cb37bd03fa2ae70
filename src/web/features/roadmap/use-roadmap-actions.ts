import { useNavigate } from '@tanstack/react-router'
import { featureFilter } from '#domain/backlog/feature-filter.ts'
import { ordered } from '#domain/kernel/state.ts'
import type { Product } from '#domain/product/product.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { goalOf } from '#domain/roadmap/trace.ts'
import { type ActionSpec, toldKey } from '#web/actions/action.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { atSame } from '#web/product/at.ts'
import { store } from '#web/store/the-store.ts'
import { openMenu } from '#web/ui/menu.tsx'
import { groupWords } from '#words/groups.ts'
import { newReleaseWords } from '#words/new-release.ts'
import { featureWords, goalWords, metricWords, releaseWords, roadmapWords } from '#words/roadmap.ts'
import { shellWords } from '#words/shell.ts'
import { releasesToMoveTo, removeFeature, shiftFeature, stepFeature } from './feature-acts.ts'
import { hereFeature, hereRelease } from './here.ts'
import { canStep, colourMenu, markReleased, removeRelease, stepRelease } from './release-acts.ts'
import { goalTypeMenu } from './release-goal.tsx'
import type { Roadmap } from './roadmap-context.tsx'

const cellOf = (row: string, release: string | undefined) =>
  document.querySelector<HTMLElement>(`[data-cell="${row}:${release}"]`)

/** Opens what a cell holds for editing: its first button is the value, read. */
const editIn = (row: string, wanted = 'button') => {
  const button = cellOf(row, hereRelease()?.id)?.querySelector<HTMLElement>(wanted)
  button?.focus()
  button?.click()
}

/** What shows the rest of a release's goal; null where all of it stands there. */
const moreOf = (release: string | undefined) =>
  cellOf('goal', release)?.querySelector<HTMLElement>('[data-more]') ?? null

/** What the grid and the lists in it answer by themselves. */
const told = [
  ['edit', ['Enter', 'F2']],
  ['ends', ['Home', 'End']],
  ['corners', ['Mod+Home', 'Mod+End']],
  ['out', ['Escape']],
] as const

/** What is in hand, as a person would call it. */
const inHand = () => {
  const release = hereRelease()
  return hereFeature()?.name ?? (release ? releaseName(release) : null)
}

/** Everything that can be done on the roadmap: keys, palette and menus take it from here. */
export function useRoadmapActions({
  product,
  mayPlan,
  seesBacklog,
  ask,
  start,
  checksShown,
  showChecks,
}: {
  product: Product
  mayPlan: boolean
  seesBacklog: boolean
  ask: Roadmap['ask']
  start: () => void
  checksShown: boolean
  showChecks: (show: boolean) => void
}): { derive: () => void; deriveFromBacklog: () => void } {
  const navigate = useNavigate()
  const params = { key: product.key }
  const derive = () => {
    const release = hereRelease()?.id
    void navigate({ to: '/p/$key/derive/top-down', params, search: release ? { release } : {} })
  }
  const deriveFromBacklog = () => void navigate({ to: '/p/$key/derive/bottom-up', params })

  const onFeature = (act: (feature: NonNullable<ReturnType<typeof hereFeature>>) => void) => () => {
    const feature = hereFeature()
    if (feature) act(feature)
  }
  const onRelease = (act: (release: NonNullable<ReturnType<typeof hereRelease>>) => void) => () => {
    const release = hereRelease()
    if (release) act(release)
  }
  const isFeature = () => hereFeature() !== undefined
  const isRelease = () => hereRelease() !== undefined && !isFeature()
  const someRelease = () => hereRelease() !== undefined
  const onHand = true
  const needsFeature = () => featureWords('needed')
  const needsRelease = () => releaseWords('needed')
  const sideways = (by: -1 | 1) => ({
    enabled: () => {
      const release = hereRelease()
      return release !== undefined && canStep(release, by)
    },
    missing: () => (someRelease() ? releaseWords('noFurther') : releaseWords('eitherNeeded')),
    perform: () => {
      const feature = hereFeature()
      if (feature) shiftFeature(feature, by, ask)
      else onRelease((release) => stepRelease(release, by))()
    },
  })

  /** With nothing in hand both are told. */
  const sidewaysLabel = (feature: 'toPrevious' | 'toNext', release: 'earlier' | 'later') => {
    if (!someRelease()) return releaseWords(`either.${release}`)
    return isFeature() ? featureWords(feature) : releaseWords(release)
  }
  const group = groupWords('roadmap')
  const planning: ActionSpec[] = [
    {
      id: 'roadmap.add-release',
      label: newReleaseWords('add'),
      group,
      keys: ['n'],
      words: newReleaseWords('words'),
      perform: start,
    },
    {
      id: 'roadmap.edit-date',
      label: releaseWords('changeDate'),
      group,
      enabled: isRelease,
      onHand,
      missing: needsRelease,
      perform: () => editIn('date'),
    },
    {
      id: 'roadmap.edit-name',
      label: releaseWords('rename'),
      group,
      enabled: isRelease,
      onHand,
      missing: needsRelease,
      perform: () => editIn('name'),
    },
    {
      id: 'roadmap.edit-goal',
      label: goalWords('edit'),
      group,
      enabled: isRelease,
      onHand,
      missing: needsRelease,
      perform: () => editIn('goal'),
    },
    {
      id: 'roadmap.goal-type',
      label: goalWords('chooseType'),
      group,
      enabled: isRelease,
      onHand,
      missing: needsRelease,
      perform: onRelease((release) => {
        const goal = goalOf(store.state, release.id)
        const at = cellOf('goal', release.id)
        if (goal && at) openMenu({ label: goalWords('type'), at, items: goalTypeMenu(goal) })
      }),
    },
    {
      id: 'roadmap.add-feature',
      label: featureWords('add'),
      group,
      enabled: someRelease,
      onHand,
      missing: needsRelease,
      perform: () => editIn('features', '[data-add]'),
    },
    {
      id: 'roadmap.add-metric',
      label: metricWords('add'),
      group,
      enabled: someRelease,
      onHand,
      missing: needsRelease,
      perform: () => editIn('metrics', '[data-add]'),
    },
    {
      id: 'roadmap.rename-feature',
      label: featureWords('rename'),
      group,
      keys: ['r'],
      words: featureWords('renameWords'),
      enabled: isFeature,
      onHand,
      missing: needsFeature,
      perform: onFeature(({ id }) => {
        const button = document.querySelector<HTMLElement>(`[data-feature="${id}"] button`)
        button?.focus()
        button?.click()
      }),
    },
    {
      id: 'roadmap.feature-up',
      label: featureWords('up'),
      group,
      keys: ['Alt+ArrowUp'],
      enabled: isFeature,
      onHand,
      missing: needsFeature,
      perform: onFeature((feature) => stepFeature(feature, -1, ask)),
    },
    {
      id: 'roadmap.feature-down',
      label: featureWords('down'),
      group,
      keys: ['Alt+ArrowDown'],
      enabled: isFeature,
      onHand,
      missing: needsFeature,
      perform: onFeature((feature) => stepFeature(feature, 1, ask)),
    },
    {
      id: 'roadmap.earlier',
      label: () => sidewaysLabel('toPrevious', 'earlier'),
      group,
      keys: ['Alt+Shift+ArrowLeft'],
      onHand,
      ...sideways(-1),
    },
    {
      id: 'roadmap.later',
      label: () => sidewaysLabel('toNext', 'later'),
      group,
      keys: ['Alt+Shift+ArrowRight'],
      onHand,
      ...sideways(1),
    },
    {
      id: 'roadmap.move-feature',
      label: featureWords('chooseRelease'),
      group,
      enabled: isFeature,
      onHand,
      missing: needsFeature,
      perform: onFeature((feature) => {
        const at = document.querySelector(`[data-feature="${feature.id}"]`)
        const many = ordered(store.state, 'release', product.id).size > 8
        if (at)
          openMenu({
            label: featureWords('moveTo', { name: feature.name }),
            at,
            items: releasesToMoveTo(feature, ask),
            ...(many && { filter: true }),
          })
      }),
    },
    {
      id: 'roadmap.colour',
      label: releaseWords('chooseColour'),
      group,
      enabled: isRelease,
      perform: onRelease((release) => {
        const at = cellOf('date', release.id)
        if (at)
          openMenu({
            label: releaseWords('colourOf', { name: releaseName(release) }),
            at,
            items: colourMenu(release),
          })
      }),
    },
    {
      id: 'roadmap.released',
      label: releaseWords('markThisReleased'),
      group,
      enabled: () => isRelease() && hereRelease()?.released === false,
      onHand,
      missing: () => (isRelease() ? null : releaseWords('needed')),
      perform: onRelease((release) => markReleased(release, true)),
    },
    {
      id: 'roadmap.not-released',
      label: releaseWords('markThisNotReleased'),
      group,
      enabled: () => isRelease() && hereRelease()?.released === true,
      onHand,
      perform: onRelease((release) => markReleased(release, false)),
    },
    {
      id: 'roadmap.delete-release',
      label: releaseWords('deleteThis'),
      words: roadmapWords('deleteWords'),
      group,
      enabled: isRelease,
      onHand,
      destroys: true,
      missing: needsRelease,
      perform: onRelease(removeRelease),
    },
    {
      id: 'roadmap.delete-feature',
      label: featureWords('deleteThis'),
      words: roadmapWords('deleteWords'),
      group,
      enabled: isFeature,
      onHand,
      destroys: true,
      missing: needsFeature,
      perform: onFeature(removeFeature),
    },
    {
      // The same as on every other screen, for the release in hand.
      id: 'derive.top-down',
      label: shellWords('deriveTopDown'),
      group: groupWords('derive'),
      keys: ['d'],
      words: shellWords('deriveTopDownWords'),
      perform: derive,
    },
  ]
  useActions(
    'roadmap',
    [
      ...(mayPlan ? planning : []),
      {
        id: 'roadmap.open-items',
        label: featureWords('showItems'),
        group,
        enabled: () => seesBacklog && isFeature(),
        onHand,
        missing: () => (seesBacklog ? featureWords('needed') : null),
        perform: onFeature(
          (feature) =>
            void navigate({
              to: '/p/$key/backlog',
              params,
              search: (now) => ({ q: featureFilter(feature), ...atSame(now) }),
            }),
        ),
      },
      {
        id: 'roadmap.whole-goal',
        label: goalWords('whole'),
        words: goalWords('wholeWords'),
        group,
        keys: ['Space'],
        enabled: () => moreOf(hereRelease()?.id) !== null,
        onHand,
        missing: () => (someRelease() ? goalWords('isWhole') : releaseWords('needed')),
        perform: () => moreOf(hereRelease()?.id)?.click(),
      },
      {
        id: 'roadmap.checks',
        label: roadmapWords(checksShown ? 'hideChecks' : 'showChecks'),
        group,
        keys: ['!'],
        perform: () => showChecks(!checksShown),
      },
      {
        id: 'roadmap.walk',
        label: roadmapWords('walk'),
        group,
        keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
        keysOnly: true,
        // In the grid they are its own; anywhere else they lead back to where one was in it.
        perform: () => document.querySelector<HTMLElement>('[data-grid-at][tabindex="0"]')?.focus(),
      },
      ...told.map(([what, keys]) =>
        toldKey({ id: `roadmap.${what}`, label: roadmapWords(`key.${what}`), group, keys }),
      ),
    ],
    inHand,
  )
  return { derive, deriveFromBacklog }
}
