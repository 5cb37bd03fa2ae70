import { isDeepStrictEqual } from 'node:util'
import type { Commit } from '#domain/kernel/commit.ts'
import type { Model } from '#domain/kernel/model.ts'
import type { Note } from '#domain/kernel/note.ts'
import type { Batch } from '#protocol/messages.ts'
import { parsed } from './refusals.ts'
import type { Outcome } from './verdict.ts'

/** At most once, and nothing that was answered otherwise. */
export function answersAreTrue(commits: readonly Commit[], outcome: Outcome): string[] {
  const { pages, run, callers, model, host, lost } = outcome
  // A restore undoes what was acknowledged, and says so by another life of the log.
  const stood = (id: string) => byId.has(id) || lost.has(id)
  const found: string[] = []
  const byId = new Map(commits.map((commit) => [commit.id, commit]))
  const sent = new Map<string, Batch>()
  const here = new Set(
    pages.flatMap(({ member }) =>
      host?.state.records.member.get(member)?.status === 'active' ? member : [],
    ),
  )
  for (const [id, { batch, answer, member }] of run) {
    sent.set(id, batch)
    // What somebody did who was removed since waits in their browser.
    if (answer === 'none' && here.has(member))
      found.push(`Batch ${id} of ${member} was neither done nor refused`)
    if (answer === 'done' && !stood(id)) found.push(`Batch ${id} was acknowledged and is not in the log`)
    if (answer === 'refused' && byId.has(id)) found.push(`Batch ${id} was refused and is in the log`)
    if (byId.has(id) && byId.get(id)!.actor !== member) found.push(`Batch ${id} was done by somebody else`)
  }
  for (const { batch, actor, answers } of callers) {
    sent.set(batch.id, batch)
    const done = answers.includes('done')
    if (done && !stood(batch.id)) found.push(`Batch ${batch.id} was acknowledged and is not in the log`)
    if (!done && byId.has(batch.id)) found.push(`Batch ${batch.id} was refused and is in the log`)
    if (byId.has(batch.id) && byId.get(batch.id)!.actor !== actor)
      found.push(`Batch ${batch.id} was done by somebody else`)
  }
  for (const { id, step, commands, note } of commits) {
    const batch = sent.get(id)
    if (!batch) {
      if (step === id) found.push(`Commit ${id} is of a batch that nobody sent`)
      continue
    }
    // The log may be of an older program: it is read as this one's.
    const inFull = (of: Pick<Batch, 'commands'>) =>
      JSON.stringify(
        parsed(model, of).map(({ name, input }) => [
          name,
          withoutTexts(input, model.commandNamed(name)?.texts),
        ]),
      )
    const meant = inFull(batch)
    const isMeant = batch.alone ? isPartOf(commands, batch.commands) : meant === inFull({ commands })
    if (!isMeant || !isSaid(model, batch.note, note, commands))
      found.push(`Commit ${id} is not what was sent: ${JSON.stringify(commands)} instead of ${meant}`)
  }
  return found
}

/** Of commands that stand alone some may not be done; what those that were did is for the referee to say. */
function isPartOf(done: Commit['commands'], sent: Batch['commands']): boolean {
  const rest = [...sent]
  return done.every(({ name }) => {
    const at = rest.findIndex((one) => one.name === name)
    rest.splice(0, at + 1)
    return at >= 0
  })
}

function withoutTexts(input: unknown, texts: readonly string[] = []): unknown {
  const left = Object.entries(input as object).filter(([field]) => !texts.includes(field))
  return Object.fromEntries(left)
}

/** What the caller says of a step is kept; of some commands the server says what they did, where they did something. */
function isSaid(model: Model, sent: Note | null, kept: Note | null, commands: Commit['commands']): boolean {
  const { because: _, short: __, ...said } = kept ?? {}
  const isSilent = Object.keys(said).length === 0
  if (!commands.some(({ name }) => model.commandNamed(name)?.note))
    return isDeepStrictEqual(sent, isSilent ? null : said)
  return kept === null ? sent === null : sent === null || isDeepStrictEqual(sent, said)
}
