import { useNavigate } from '@tanstack/react-router'
import { featureFilter } from '#domain/backlog/feature-filter.ts'
import { ordered } from '#domain/kernel/state.ts'
import type { Product } from '#domain/product/product.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { goalOf } from '#domain/roadmap/trace.ts'
import type { ActionSpec } from '#web/actions/action.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { atSame } from '#web/product/at.ts'
import { store } from '#web/store/the-store.ts'
import { openMenu } from '#web/ui/menu.tsx'
import { groupWords } from '#words/groups.ts'
import { featureWords, goalWords, metricWords, releaseWords, roadmapWords } from '#words/roadmap.ts'
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
  const sideways = (by: -1 | 1) => ({
    enabled: () => {
      const release = hereRelease()
      return release !== undefined && canStep(release, by)
    },
    perform: () => {
      const feature = hereFeature()
      if (feature) shiftFeature(feature, by, ask)
      else onRelease((release) => stepRelease(release, by))()
    },
  })

  const group = groupWords('roadmap')
  const planning: ActionSpec[] = [
    { id: 'roadmap.add-release', label: releaseWords('add'), group, keys: ['n'], perform: start },
    {
      id: 'roadmap.edit-date',
      label: releaseWords('changeDate'),
      group,
      enabled: isRelease,
      perform: () => editIn('date'),
    },
    {
      id: 'roadmap.edit-name',
      label: releaseWords('rename'),
      group,
      enabled: isRelease,
      perform: () => editIn('name'),
    },
    {
      id: 'roadmap.edit-goal',
      label: goalWords('edit'),
      group,
      enabled: isRelease,
      perform: () => editIn('goal'),
    },
    {
      id: 'roadmap.goal-type',
      label: goalWords('chooseType'),
      group,
      enabled: isRelease,
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
      perform: () => editIn('features', '[data-add]'),
    },
    {
      id: 'roadmap.add-metric',
      label: metricWords('add'),
      group,
      enabled: someRelease,
      perform: () => editIn('metrics', '[data-add]'),
    },
    {
      id: 'roadmap.rename-feature',
      label: featureWords('rename'),
      group,
      keys: ['r'],
      enabled: isFeature,
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
      perform: onFeature((feature) => stepFeature(feature, -1, ask)),
    },
    {
      id: 'roadmap.feature-down',
      label: featureWords('down'),
      group,
      keys: ['Alt+ArrowDown'],
      enabled: isFeature,
      perform: onFeature((feature) => stepFeature(feature, 1, ask)),
    },
    {
      id: 'roadmap.earlier',
      label: () => (isFeature() ? featureWords('toPrevious') : releaseWords('earlier')),
      group,
      keys: ['Alt+Shift+ArrowLeft'],
      ...sideways(-1),
    },
    {
      id: 'roadmap.later',
      label: () => (isFeature() ? featureWords('toNext') : releaseWords('later')),
      group,
      keys: ['Alt+Shift+ArrowRight'],
      ...sideways(1),
    },
    {
      id: 'roadmap.move-feature',
      label: featureWords('chooseRelease'),
      group,
      enabled: isFeature,
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
      perform: onRelease((release) => markReleased(release, true)),
    },
    {
      id: 'roadmap.not-released',
      label: releaseWords('markThisNotReleased'),
      group,
      enabled: () => isRelease() && hereRelease()?.released === true,
      perform: onRelease((release) => markReleased(release, false)),
    },
    {
      id: 'roadmap.delete-release',
      label: () => {
        const release = hereRelease()
        return release
          ? releaseWords('deleteThat', { name: releaseName(release) })
          : releaseWords('deleteThis')
      },
      group,
      enabled: isRelease,
      perform: onRelease(removeRelease),
    },
    {
      id: 'roadmap.delete-feature',
      label: featureWords('deleteThis'),
      group,
      enabled: isFeature,
      perform: onFeature(removeFeature),
    },
    {
      id: 'roadmap.derive',
      label: roadmapWords('deriveBacklog'),
      group,
      keys: ['d'],
      words: roadmapWords('topDown'),
      perform: derive,
    },
  ]
  useActions('roadmap', [
    ...(mayPlan ? planning : []),
    {
      id: 'roadmap.open-items',
      label: featureWords('showItems'),
      group,
      enabled: () => seesBacklog && isFeature(),
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
      id: 'roadmap.checks',
      label: roadmapWords(checksShown ? 'hideChecks' : 'showChecks'),
      group,
      keys: ['!'],
      perform: () => showChecks(!checksShown),
    },
  ])
  return { derive, deriveFromBacklog }
}
