import type { Item } from '#domain/backlog/item.ts'
import { find } from '#domain/kernel/state.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { featuresOf } from '#domain/roadmap/trace.ts'
import { openMenu } from '#web/ui/menu.tsx'
import { showToast } from '#web/ui/toast.tsx'
import { backlogGroupWords as say } from '#words/backlog.ts'
import { named } from './change-items.ts'
import type { Desk } from './desk.ts'
import { loose } from './grouped.ts'

/**
 * Which feature items trace to when they come into the group of a release: its only one, or the one that the person
 * says; none in the group of what is for no release. `move` gets it, unless there is none to trace to.
 */
export function moveIntoGroup(
  desk: Desk,
  items: readonly Item[],
  group: string,
  move: (feature: Item['feature']) => void,
): void {
  if (group === loose) {
    move(null)
    return
  }
  const { state } = desk.store
  const release = find(state, 'release', group)
  if (!release) return
  const features = featuresOf(state, release.id)
  const name = releaseName(release)
  const [first] = features
  if (!first) showToast({ text: say('noFeature', { name }), tone: 'bad' })
  else if (features.length === 1) move(first.id)
  else {
    openMenu({
      label: say('whichFeature', { ...named(desk, items), name }),
      at: desk.view?.element(group) ?? document.body,
      items: [
        { heading: say('whichFeature', { ...named(desk, items), name }) },
        ...features.map((feature) => ({ label: feature.name, perform: () => move(feature.id) })),
      ],
    })
  }
}
