import { useState } from 'react'
import { type ItemStatus, item, itemKinds, itemStatuses } from '#domain/backlog/item.ts'
import type { ImportChoices } from '#protocol/import-choices.ts'
import type { ImportWord } from '#protocol/import-report.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Select } from '#web/ui/select.tsx'
import { importFoundWords as say } from '#words/import-page.ts'
import { itemKindWords, itemStatusWords } from '#words/items.ts'
import styles from './found.module.css'
import { FoundSection } from './found-section.tsx'
import { takenForText } from './names.ts'
import { useStableOrder } from './use-stable-order.ts'

const FIELDS = ['status', 'kind', 'estimate'] as const
/** So many words that are known are shown at first; those to be looked at always are. */
const FEW = 8

const keyOf = ({ field, word }: ImportWord) => `${field} ${word.toLowerCase()}`

/** What each status, list and kind of the file was taken for, and a select to say what it is. */
export function WordsFound({
  words,
  choices,
  change,
}: {
  words: readonly ImportWord[]
  choices: ImportChoices
  change: (choices: ImportChoices) => void
}) {
  const [all, setAll] = useState(false)
  const standing = useStableOrder(words, keyOf)
  // What was unsure at first stays in its place, and in sight, when it is decided.
  const [toLookAt] = useState(() => new Set(words.filter(({ sure }) => !sure).map(keyOf)))
  if (words.length === 0) return null
  const unsure = words.filter(({ sure }) => !sure).length
  const known = standing.filter((word) => !toLookAt.has(keyOf(word)))
  const hidden = all || known.length <= FEW + 2 ? 0 : known.length - FEW
  const folded = new Set(hidden > 0 ? known.slice(FEW) : [])
  const first = words[0]!
  return (
    <FoundSection
      title={say('words')}
      unsure={unsure}
      line={say('wordsLine', {
        count: words.length,
        word: first.word,
        to: takenForText(first.field, first.takenFor),
      })}
    >
      {FIELDS.map((field) => {
        const shown = standing.filter((word) => word.field === field && !folded.has(word))
        return (
          shown.length > 0 && (
            <table key={field} className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{say('wordIn', { field })}</th>
                  <th scope="col" className={styles.control}>
                    {say('becomes')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((word) => (
                  <WordRow key={keyOf(word)} word={word} choices={choices} change={change} />
                ))}
              </tbody>
            </table>
          )
        )
      })}
      {hidden > 0 && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {say('moreWords', { count: hidden })}
        </Button>
      )}
    </FoundSection>
  )
}

function WordRow({
  word: { field, word, rows, takenFor, sure, by, instead = [] },
  choices,
  change,
}: {
  word: ImportWord
  choices: ImportChoices
  change: (choices: ImportChoices) => void
}) {
  const label = say('wordMeans', { word })
  // Then no status is the one of all its rows, and choosing even the same one is to insist on it.
  const isSplit = instead.length > 0
  const besides = instead.reduce((sum, other) => sum + other.rows, 0)
  return (
    <tr>
      <th scope="row">
        <span className={styles.given} dir="auto">
          {word}
        </span>
        <span className={styles.meta}>
          {!sure && (
            <span className={styles.unsure}>
              <Icon name="attention" />
              {say('notSure')}
            </span>
          )}
          {say('rows', { count: rows })}
          {(by === 'chosen' || by === 'remembered') && <span>{say(`by.${by}`)}</span>}
          {instead.map(({ takenFor: to, rows: count, column, why }) => (
            <span key={`${to} ${column} ${why}`}>
              {say('instead', { to: takenForText('status', to), count, column, why })}
            </span>
          ))}
        </span>
      </th>
      <td className={styles.control}>
        {field === 'status' && (
          <Select
            label={label}
            hideLabel
            value={chosenFor(choices.statuses, word) ?? (isSplit ? '' : (takenFor ?? ''))}
            options={[
              ...(takenFor === null ? [{ value: '', label: say('takenForNothing') }] : []),
              ...(takenFor !== null && isSplit
                ? [
                    {
                      value: '',
                      label: say('takenBut', { to: itemStatusWords(takenFor as ItemStatus), count: besides }),
                    },
                  ]
                : []),
              ...itemStatuses.map((value) => ({ value, label: itemStatusWords(value) })),
            ]}
            onChange={(value) =>
              change({ ...choices, statuses: withWord(choices.statuses, word, value as never) })
            }
          />
        )}
        {field === 'kind' && (
          <Select
            label={label}
            hideLabel
            value={chosenFor(choices.kinds, word) ?? takenFor ?? ''}
            options={[
              ...(takenFor === null ? [{ value: '', label: say('takenForNothing') }] : []),
              ...itemKinds.map((value) => ({ value, label: itemKindWords(value) })),
            ]}
            onChange={(value) => change({ ...choices, kinds: withWord(choices.kinds, word, value as never) })}
          />
        )}
        {field === 'estimate' && (
          <PointsOf
            key={takenFor}
            word={word}
            takenFor={takenFor}
            choose={(value) => change({ ...choices, estimates: withWord(choices.estimates, word, value) })}
          />
        )}
      </td>
    </tr>
  )
}

/** How many points a word such as "M" is worth; nothing: it is no estimate. Taken when the field is left. */
function PointsOf({
  word,
  takenFor,
  choose,
}: {
  word: string
  takenFor: string | null
  choose: (points: number | null) => void
}) {
  const [text, setText] = useState(takenFor ?? '')
  const trimmed = text.trim().replace(',', '.')
  const points = trimmed === '' ? null : Number(trimmed)
  const isPoints = item.fields.estimate.schema.safeParse(points).success
  const take = () => {
    if (isPoints && trimmed !== (takenFor ?? '')) choose(points)
  }
  return (
    <TextField
      label={say('pointsOf', { word })}
      hideLabel
      inputMode="decimal"
      placeholder={say('noEstimate')}
      value={text}
      onChange={setText}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
      }}
      error={isPoints ? null : say('pointsTrouble')}
    />
  )
}

function chosenFor<V>(chosen: { [word: string]: V } | undefined, word: string): V | undefined {
  const found = Object.keys(chosen ?? {}).find((known) => known.toLowerCase() === word.toLowerCase())
  return found === undefined ? undefined : chosen![found]
}

/** Upper and lower case are one, so a word chosen for before must not stand there twice. */
function withWord<V>(chosen: { [word: string]: V } | undefined, word: string, value: V) {
  const others = Object.entries(chosen ?? {}).filter(([known]) => known.toLowerCase() !== word.toLowerCase())
  return Object.fromEntries([...others, [word, value]]) as { [word: string]: V }
}
