import { describe, expect, test } from 'vitest'
import { randomFrom } from '#tests/storm/random.ts'
import { type Mood, moods, randomCall } from '#tests/storm/random-calls.ts'
import { owner, type SampleWorkspace, sampleWorkspace, team } from '#tests/support/sample-workspace.ts'
import { contentOf } from '#tests/support/state-content.ts'
import type { Commit } from '../kernel/commit.ts'
import { type Kind, kinds } from '../kinds.ts'

const runs = 60

/** Random steps on the sample; what is refused is left out. */
function actor(seed: number, sample: SampleWorkspace) {
  const random = randomFrom(seed)
  const mood = random.pick(Object.keys(moods) as Mood[])
  const given: string[] = []
  const homes = new Map<string, string>()
  const newId = (kind: Kind, home?: string) => {
    const id = `${kinds[kind].prefix}_${String(seed).padStart(4, '0')}${String(given.length).padStart(6, '0')}`
    given.push(id)
    if (home !== undefined) homes.set(id, home)
    return id
  }
  return {
    random,
    act(who: string): Commit | null {
      const call = randomCall(random, {
        state: sample.state,
        commits: [],
        names: { given, homes, newId },
        newWord: () => `word${given.length}`,
        mood,
        speaker: who,
      })
      // Long steps are the server's to take back, as steps.
      if (call.name === 'revert-commit' || call.name.endsWith('-step')) return null
      try {
        return sample.act(call.name, call.input, who)
      } catch (error) {
        // A broken invariant is not a refusal.
        if (String(error).includes(' breaks: ')) throw error
        return null
      }
    },
  }
}

/** Counters only grow, whatever is undone. */
function withoutCounters(content: ReturnType<typeof contentOf>) {
  const records = Object.fromEntries(
    Object.entries(content.records).map(([id, record]) => [id, { ...record, nextNumber: 0, formerKeys: [] }]),
  )
  return { ...content, records }
}

describe('undo and redo', () => {
  test('undoing all restores the start, and redoing all the end, ranks and everything', () => {
    for (let seed = 1; seed <= runs; seed++) {
      const sample = sampleWorkspace()
      const start = contentOf(sample.state)
      const { act } = actor(seed, sample)
      const done = Array.from({ length: 30 }, () => act(owner)).filter((commit) => commit !== null)
      const end = contentOf(sample.state)
      const undone = done.toReversed().map((commit) => sample.undo(commit))
      expect(withoutCounters(contentOf(sample.state)), `seed ${seed}`).toEqual(withoutCounters(start))
      for (const commit of undone.toReversed()) sample.undo(commit)
      expect(contentOf(sample.state), `seed ${seed}`).toEqual(end)
    }
  })

  test('undo touches nothing that another person set later', () => {
    let undone = 0
    for (let seed = 1; seed <= runs; seed++) {
      const sample = sampleWorkspace()
      const { act, random } = actor(seed, sample)
      const mine: Commit[] = []
      for (let turn = 0; turn < 40; turn++) {
        const [who, both] = random.chance(0.5) ? [owner, mine] : [team, []]
        const commit = act(who)
        if (commit) both.push(commit)
      }
      for (const target of mine.toReversed()) {
        const made = new Map(target.changes.map((change) => [change.id, change]))
        let undo: Commit
        try {
          undo = sample.undo(target)
        } catch (error) {
          if (String(error).includes(' breaks: ')) throw error
          continue
        }
        undone++
        for (const { id, before, after } of undo.changes) {
          const [left, was] = [made.get(id)?.after, made.get(id)?.before] as Record<string, unknown>[]
          const [now, next] = [before, after] as unknown as (Record<string, unknown> | null)[]
          for (const field of Object.keys(now ?? {})) {
            const keeps = next
              ? next[field] === now![field]
              : ['rank', 'nextNumber', 'formerKeys'].includes(field)
            // What goes back stood exactly as the undone step had left it, and goes to where it was before.
            if (!keeps) expect(now![field], `seed ${seed}: ${field} of ${id}`).toEqual(left?.[field])
            if (!keeps && next) expect(next[field]).toEqual(was?.[field])
          }
        }
      }
    }
    expect(undone).toBeGreaterThan(runs)
  })
})
