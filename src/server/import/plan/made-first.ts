import { nameKey } from '#base/text/name-key.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { newId } from '#domain/kernel/new-id.ts'
import { ordered, type State } from '#domain/kernel/state.ts'
import { createRelease } from '#domain/roadmap/create-release.ts'
import { release as releaseKind } from '#domain/roadmap/release.ts'
import type { ImportRelease } from '#protocol/import-report.ts'
import { draftWords } from '#words/import.ts'
import { randomFew } from '../../random.ts'
import { excerpt } from '../bytes/excerpt.ts'

/** Which of the releases that a file names the product has already. `product` is null where it is yet to be made. */
export function releasesHere(
  state: State,
  product: string | null,
  found: readonly ImportRelease[],
): ImportRelease[] {
  const here = new Map<string, string>()
  if (product !== null && found.length > 0)
    for (const { id, name } of ordered(state, 'release', product)) here.set(nameKey(name), id)
  return found.map((release) => ({ ...release, here: here.get(nameKey(nameHere(release.name))) ?? null }))
}

/** Makes those of them that somebody ticked and that are not here. What each is for is left to be said. */
export function* releaseCalls(
  found: readonly ImportRelease[],
  chosen: readonly string[],
  product: string,
): Generator<CommandCall> {
  for (const { name, here } of found) {
    if (here !== null || !chosen.includes(name)) continue
    const input = {
      release: newId('rel', randomFew(14)),
      goal: newId('gol', randomFew(14)),
      product,
      name: nameHere(name),
      text: draftWords('goal', { name }),
    }
    yield { name: createRelease.name, input }
  }
}

/** As much of the name as a release may have: the same whenever the file comes again. */
function nameHere(name: string): string {
  return releaseKind.fields.name.schema.safeParse(name).success ? name : excerpt(name, LONGEST)
}

const LONGEST = 100
