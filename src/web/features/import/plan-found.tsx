import type { ImportChoices } from '#protocol/import-choices.ts'
import type {
  ImportDiffering,
  ImportRelease,
  ImportReport,
  ImportUnplacedFound,
} from '#protocol/import-report.ts'
import { Button } from '#web/ui/button.tsx'
import { importFoundWords as say } from '#words/import-page.ts'
import styles from './found.module.css'
import { FoundSection } from './found-section.tsx'
import { takenForText } from './names.ts'

type Change = (choices: ImportChoices) => void

/** Versions and milestones: those that the plan has are tied, the others can be made with the items. */
export function ReleasesFound({
  releases,
  choices,
  change,
}: {
  releases: readonly ImportRelease[]
  choices: ImportChoices
  change: Change
}) {
  if (releases.length === 0) return null
  const chosen = new Set(choices.releases ?? [])
  const fresh = releases.filter(({ here }) => here === null)
  const choose = (names: readonly string[]) => change({ ...choices, releases: [...names] })
  const making = fresh.filter(({ name }) => chosen.has(name)).length
  return (
    <FoundSection
      title={say('releases')}
      open={fresh.length > 0}
      line={say('releasesLine', { count: releases.length, here: releases.length - fresh.length, making })}
    >
      <p className={styles.hint}>{say('releasesHint')}</p>
      {fresh.length > 1 && (
        <Button
          look="quiet"
          onClick={() => choose(making === fresh.length ? [] : fresh.map(({ name }) => name))}
        >
          {say(making === fresh.length ? 'makeNone' : 'makeAll', { count: fresh.length })}
        </Button>
      )}
      <ul className={styles.rows}>
        {releases.map(({ name, rows, here }) => (
          <li key={name}>
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={here !== null || chosen.has(name)}
                disabled={here !== null}
                onChange={(event) =>
                  choose(
                    event.currentTarget.checked
                      ? [...chosen, name]
                      : [...chosen].filter((other) => other !== name),
                  )
                }
              />
              <span>
                <bdi className={styles.given}>{name}</bdi>
                <span className={styles.meta}>
                  {say('rows', { count: rows })}
                  {here !== null && <span>{say('releaseHere')}</span>}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </FoundSection>
  )
}

/** What the file says and the product has no place for yet: it is kept, and never dropped in silence. */
export function UnplacedFound({ unplaced }: { unplaced: readonly ImportUnplacedFound[] }) {
  // Releases have a part of their own.
  const kept = unplaced.filter(({ what }) => what !== 'release')
  const [first, ...more] = kept
  if (!first) return null
  return (
    <FoundSection
      title={say('unplaced')}
      line={say('unplacedLine', { what: first.what, count: first.rows, more: more.length })}
    >
      <p className={styles.hint}>{say('unplacedHint')}</p>
      <ul className={styles.rows}>
        {kept.map(({ what, columns, rows, samples }) => (
          <li key={what}>
            <span>
              <span className={styles.given}>{say('unplacedWhat', { what })}</span>
              <span className={styles.meta}>
                {say('rows', { count: rows })}
                {columns.length > 0 && <bdi>{columns.join(', ')}</bdi>}
              </span>
              <span className={styles.samples}>
                {samples.map((sample) => (
                  <bdi key={sample}>{sample}</bdi>
                ))}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </FoundSection>
  )
}

/** What is here and stays, where the file says something else of it. */
export function DifferingFound({ report: { differs, differing } }: { report: ImportReport }) {
  if (differs === 0) return null
  return (
    <FoundSection
      title={say('differing')}
      line={say('differsLine', { count: differs })}
      open={differs <= FEW}
    >
      <p className={styles.hint}>{say('differingHint', { more: differs - differing.length })}</p>
      <ul className={styles.rows}>
        {differing.map(({ line, key, title, fields }) => (
          <li key={line}>
            <span>
              <span className={styles.given}>
                {key} <bdi>{title}</bdi>
              </span>
              <span className={styles.meta}>
                {fields.map(({ field, file, here }) => (
                  <span key={field}>
                    {say(`differs.${field}`, {
                      file: valueText(field, file),
                      here: here === null ? 'none' : valueText(field, here),
                    })}
                  </span>
                ))}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </FoundSection>
  )
}

/** So many are unfolded from the start. */
const FEW = 20

function valueText(field: ImportDiffering['fields'][number]['field'], value: string): string {
  return field === 'title' ? value : takenForText(field, value)
}

/** Items that are likely here already: nothing proves it, so somebody who knows says it. */
export function TwinsFound({
  report,
  choices,
  change,
}: {
  report: ImportReport
  choices: ImportChoices
  change: Change
}) {
  if (report.twins.length === 0) return null
  // What was said shows at once, and the report follows.
  const said = new Map([
    ...(choices.others ?? []).map((line) => [line, false] as const),
    ...(choices.twins ?? []).map((line) => [line, true] as const),
  ])
  const twins = report.twins.map((twin) => ({ ...twin, same: said.get(twin.line) ?? twin.same }))
  const left = twins.filter(({ same }) => same).length
  const unsaid = twins.filter(({ line }) => !said.has(line))
  const choose = (lines: readonly number[], same: boolean) => {
    const besides = (all: readonly number[] = []) => all.filter((line) => !lines.includes(line))
    change({
      ...choices,
      twins: [...besides(choices.twins), ...(same ? lines : [])],
      others: [...besides(choices.others), ...(same ? [] : lines)],
    })
  }
  const proven = twins.filter((twin) => twin.proven).length
  const isAllLeft = left === twins.length
  return (
    <FoundSection
      title={say('twins')}
      unsure={unsaid.filter(({ same }) => !same).length}
      open={unsaid.length > 0}
      line={say('twinsLine', { count: twins.length, left })}
    >
      <p className={styles.hint}>
        {say('twinsHint', { proven: proven === 0 ? 'none' : proven === twins.length ? 'all' : 'some' })}
      </p>
      {twins.length > 1 && (
        <Button
          look="quiet"
          onClick={() =>
            choose(
              twins.map(({ line }) => line),
              !isAllLeft,
            )
          }
        >
          {say(isAllLeft ? 'allOthers' : 'allSame', { count: twins.length })}
        </Button>
      )}
      <ul className={styles.rows}>
        {twins.map(({ line, title, key, titleHere, by, same, proven: isProven }) => (
          <li key={line}>
            <label className={styles.check}>
              <input
                type="checkbox"
                aria-label={say('sameAs', { title, key })}
                checked={same}
                onChange={(event) => choose([line], event.currentTarget.checked)}
              />
              <span>
                <bdi className={styles.given}>{title}</bdi>
                <span className={styles.meta}>
                  <span>
                    {by === 'title'
                      ? say('twinByTitle', { line, key })
                      : say(isProven ? 'twinByKey' : 'twinByNumber', { line, key, title: titleHere })}
                  </span>
                  <span>{say(same ? 'sameItem' : 'anotherItem')}</span>
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </FoundSection>
  )
}
