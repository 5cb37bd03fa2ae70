import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { isTold } from '#domain/history/in-words.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import type { State } from '#domain/kernel/state.ts'
import type { Kind } from '#domain/kinds.ts'
import type { Product } from '#domain/product/product.ts'
import { useHolds, useQuery, useStore } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/select.tsx'
import { saidInWords } from '#words/area.ts'
import { historyWords } from '#words/history.ts'
import { historyPageWords as say } from '#words/history-page.ts'
import type { HistorySearch } from './address.ts'
import styles from './history-page.module.css'

export const isFiltered = ({ member, kind, since, until }: HistorySearch) =>
  Boolean(member || kind || since || until)

/** Whose steps, about what, and when: all of it in the address. */
export function LogFilter({
  product,
  search,
  count,
}: {
  product: Product
  search: HistorySearch
  /** how many steps are shown, in words */
  count: string
}) {
  const navigate = useNavigate()
  const { state } = useStore()
  const people = useQuery(allPeople, { kinds: membersOnly, isEqual: sameText })
  const hasBacklog = useHolds(scopeIn(product.id, 'backlog'))
  const set = useCallback(
    (change: { [field in keyof HistorySearch]: string }) => {
      const next = Object.entries({ ...search, ...change }).filter(([, value]) => value !== '')
      void navigate({
        to: '/p/$key/history',
        params: { key: product.key },
        search: Object.fromEntries(next),
        replace: true,
      })
    },
    [navigate, product.key, search],
  )
  const kinds = state.kinds.names.filter((kind) => isOfProduct(state, kind, hasBacklog))
  return (
    <search className={styles.filter} aria-label={say('filter')}>
      <Select
        label={say('person')}
        value={search.member ?? ''}
        options={[
          { value: '', label: say('everybody') },
          ...people,
          { value: 'system', label: historyWords('system') },
        ]}
        onChange={(member) => set({ member })}
      />
      <Select
        label={say('kind')}
        value={search.kind ?? ''}
        options={[
          { value: '', label: say('everything') },
          ...kinds.map((kind) => ({ value: kind as string, label: saidInWords(state.kinds.of(kind).label) })),
        ]}
        onChange={(kind) => set({ kind })}
      />
      <DayField label={say('since')} value={search.since} onChange={(since) => set({ since })} />
      <DayField label={say('until')} value={search.until} onChange={(until) => set({ until })} />
      <span className={styles.count} role="status">
        {count}
      </span>
      {isFiltered(search) && (
        <Button look="quiet" onClick={() => set({ member: '', kind: '', since: '', until: '' })}>
          {say('clear')}
        </Button>
      )}
    </search>
  )
}

function DayField({
  label,
  value = '',
  onChange,
}: {
  label: string
  value: string | undefined
  onChange: (day: string) => void
}) {
  return (
    <Field label={label}>
      {(wiring) => (
        // Keyed, so that another address shows in it, and not while somebody types a year into it.
        <input
          key={value}
          type="date"
          {...wiring}
          defaultValue={value}
          onBlur={({ currentTarget }) => currentTarget.value !== value && onChange(currentTarget.value)}
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Enter' && currentTarget.value !== value) onChange(currentTarget.value)
          }}
        />
      )}
    </Field>
  )
}

const membersOnly = ['member'] as const

function allPeople(state: State): { value: string; label: string }[] {
  return [...state.records.member.values()]
    .map(({ id, name }) => ({ value: id as string, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label))
}

function sameText<T>(a: T, b: T): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function isOfProduct(state: State, kind: Kind, hasBacklog: boolean): boolean {
  const definition = state.kinds.of(kind)
  if (definition.home === 'workspace' || !isTold(definition)) return false
  return definition.home.shelf === 'plan' || hasBacklog
}
