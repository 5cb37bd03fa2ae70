import { useNavigate } from '@tanstack/react-router'
import { featureFilter } from '#domain/backlog/feature-filter.ts'
import { ordered } from '#domain/kernel/state.ts'
import type { Product } from '#domain/product/product.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { goalOf } from '#domain/roadmap/trace.ts'
import { type ActionSpec, onHand, toldKey } from '#web/actions/action.ts'
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

  const isFeature = () => hereFeature() !== undefined
  const someRelease = () => hereRelease() !== undefined
  const onFeature = onHand(hereFeature, () => featureWords('needed'))
  const onRelease = onHand(
    () => (isFeature() ? undefined : hereRelease()),
    () => releaseWords('needed'),
  )
  /** what joins a release, from a feature of it, too */
  const inRelease = onHand(hereRelease, () => releaseWords('needed'))
  const sideways = (by: -1 | 1) => ({
    enabled: () => {
      const release = hereRelease()
      return release !== undefined && canStep(release, by)
    },
    missing: () => (someRelease() ? releaseWords('noFurther') : releaseWords('eitherNeeded')),
    perform: () => {
      const feature = hereFeature()
      const release = hereRelease()
      if (feature) shiftFeature(feature, by, ask)
      else if (release) stepRelease(release, by)
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
    onRelease({
      id: 'roadmap.edit-date',
      label: releaseWords('changeDate'),
      group,
      perform: () => editIn('date'),
    }),
    onRelease({
      id: 'roadmap.edit-name',
      label: releaseWords('rename'),
      group,
      perform: () => editIn('name'),
    }),
    onRelease({
      id: 'roadmap.edit-goal',
      label: goalWords('edit'),
      group,
      perform: () => editIn('goal'),
    }),
    onRelease({
      id: 'roadmap.goal-type',
      label: goalWords('chooseType'),
      group,
      perform: (release) => {
        const goal = goalOf(store.state, release.id)
        const at = cellOf('goal', release.id)
        if (goal && at) openMenu({ label: goalWords('type'), at, items: goalTypeMenu(goal) })
      },
    }),
    inRelease({
      id: 'roadmap.add-feature',
      label: featureWords('add'),
      group,
      perform: () => editIn('features', '[data-add]'),
    }),
    inRelease({
      id: 'roadmap.add-metric',
      label: metricWords('add'),
      group,
      perform: () => editIn('metrics', '[data-add]'),
    }),
    onFeature({
      id: 'roadmap.rename-feature',
      label: featureWords('rename'),
      group,
      keys: ['r'],
      words: featureWords('renameWords'),
      perform: ({ id }) => {
        const button = document.querySelector<HTMLElement>(`[data-feature="${id}"] button`)
        button?.focus()
        button?.click()
      },
    }),
    onFeature({
      id: 'roadmap.feature-up',
      label: featureWords('up'),
      group,
      keys: ['Alt+ArrowUp'],
      perform: (feature) => stepFeature(feature, -1, ask),
    }),
    onFeature({
      id: 'roadmap.feature-down',
      label: featureWords('down'),
      group,
      keys: ['Alt+ArrowDown'],
      perform: (feature) => stepFeature(feature, 1, ask),
    }),
    {
      id: 'roadmap.earlier',
      label: () => sidewaysLabel('toPrevious', 'earlier'),
      group,
      keys: ['Alt+Shift+ArrowLeft'],
      onHand: true,
      ...sideways(-1),
    },
    {
      id: 'roadmap.later',
      label: () => sidewaysLabel('toNext', 'later'),
      group,
      keys: ['Alt+Shift+ArrowRight'],
      onHand: true,
      ...sideways(1),
    },
    onFeature({
      id: 'roadmap.move-feature',
      label: featureWords('chooseRelease'),
      group,
      perform: (feature) => {
        const at = document.querySelector(`[data-feature="${feature.id}"]`)
        const many = ordered(store.state, 'release', product.id).size > 8
        if (at)
          openMenu({
            label: featureWords('moveTo', { name: feature.name }),
            at,
            items: releasesToMoveTo(feature, ask),
            ...(many && { filter: true }),
          })
      },
    }),
    onRelease({
      id: 'roadmap.colour',
      label: releaseWords('chooseColour'),
      group,
      perform: (release) => {
        const at = cellOf('date', release.id)
        if (at)
          openMenu({
            label: releaseWords('colourOf', { name: releaseName(release) }),
            at,
            items: colourMenu(release),
          })
      },
    }),
    onRelease({
      id: 'roadmap.released',
      label: releaseWords('markThisReleased'),
      group,
      enabled: () => hereRelease()?.released !== true,
      perform: (release) => markReleased(release, true),
    }),
    onRelease({
      id: 'roadmap.not-released',
      label: releaseWords('markThisNotReleased'),
      group,
      enabled: () => hereRelease()?.released === true,
      perform: (release) => markReleased(release, false),
    }),
    onRelease({
      id: 'roadmap.delete-release',
      label: releaseWords('deleteThis'),
      words: roadmapWords('deleteWords'),
      group,
      destroys: true,
      perform: removeRelease,
    }),
    onFeature({
      id: 'roadmap.delete-feature',
      label: featureWords('deleteThis'),
      words: roadmapWords('deleteWords'),
      group,
      destroys: true,
      perform: removeFeature,
    }),
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
      onFeature({
        id: 'roadmap.open-items',
        label: featureWords('showItems'),
        group,
        enabled: () => seesBacklog,
        perform: (feature) =>
          void navigate({
            to: '/p/$key/backlog',
            params,
            search: (now) => ({ q: featureFilter(feature), ...atSame(now) }),
          }),
      }),
      {
        id: 'roadmap.whole-goal',
        label: goalWords('whole'),
        words: goalWords('wholeWords'),
        group,
        keys: ['Space'],
        enabled: () => moreOf(hereRelease()?.id) !== null,
        onHand: true,
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
