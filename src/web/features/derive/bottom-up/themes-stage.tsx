import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ThemeDraft } from '#analysis/derive-roadmap.ts'
import {
  isTaken,
  mergeThemes,
  moveItems,
  namesOf,
  pinsOf,
  rejectTheme,
  renameTheme,
  splitTheme,
  takeProposed,
  type WorkingPlan,
} from '#analysis/roadmap-plan.ts'
import { readStory } from '#analysis/themes/subject.ts'
import { capital } from '#base/text/capital.ts'
import type { Item } from '#domain/backlog/item.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { focusSoon } from '#web/ui/focus-soon.ts'
import { announce } from '#web/ui/live-region.tsx'
import { MenuButton, type MenuEntry } from '#web/ui/menu.tsx'
import { themesStageWords as say, planStepWords as step } from '#words/derive.ts'
import { fetchTexts } from '../fetch-texts.ts'
import { findThemes } from '../find-themes.ts'
import { ThemeColumn } from './theme-column.tsx'
import { useCollected } from './use-collected.ts'
import type { ChangePlan } from './use-plan.ts'
import styles from './workshop.module.css'

/** Few large themes to many small ones. */
const grains = [0.5, 0.75, 1, 1.5, 2]

/**
 * Themes proposed from the items' text, each with the words that made it. Whatever is renamed or moved by hand
 * stays so when themes are found again.
 */
export function ThemesStage({
  plan,
  change,
  error,
}: {
  plan: WorkingPlan
  change: ChangePlan
  /** why the stage cannot be left, once somebody wanted to */
  error: string | null
}) {
  const product = useProduct()
  const navigate = useNavigate()
  const items = useCollected()
  const byId = useMemo(() => new Map(items.map((item) => [item.id as string, item])), [items])
  const themed = useMemo(() => new Set(plan.themes.flatMap((theme) => theme.items)), [plan.themes])
  const loose = items.filter(({ id }) => !themed.has(id))
  const [grain, setGrain] = useState(2)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  /** key of the theme that was made a moment ago, and is to be named */
  const [made, setMade] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const latest = useRef(plan)
  latest.current = plan
  // Whoever has left the stage goes on with the themes that they saw.
  const left = useRef(false)
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
    }
  }, [])

  const find = async (at: number) => {
    setBusy(true)
    setFailed(null)
    try {
      // What somebody took out of all themes is in the search of none.
      const sought = items.filter(({ id }) => latest.current.pinned[id] !== null)
      const texts = await fetchTexts(sought.flatMap(({ description }) => description ?? []))
      const answer = await findThemes({
        items: sought.map(({ id, title, description }) => ({
          id,
          title,
          text: (description && texts.get(description)) || '',
        })),
        resolution: grains[at] ?? 1,
        pinned: [...pinsOf(latest.current)],
        named: [...namesOf(latest.current)],
      })
      if (left.current) return
      const next = takeProposed(latest.current, answer.themes)
      // The first search is none of the person's own steps.
      change(next, latest.current.themes.length === 0 ? null : step('find'))
      announce(say('found', { themes: next.themes.length, items: items.length }))
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error))
    }
    setBusy(false)
  }
  const first = useRef(plan.themes.length === 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the stage is entered without themes
  useEffect(() => {
    if (first.current && items.length > 1) void find(grain)
  }, [])

  if (items.length === 0) {
    const params = { key: product.key }
    return (
      <EmptyState
        title={say('nothingLoose')}
        actions={
          <>
            <Button look="first" onClick={() => void navigate({ to: '/p/$key/roadmap', params })}>
              {say('seeRoadmap')}
            </Button>
            <Button onClick={() => void navigate({ to: '/p/$key/backlog', params })}>
              {say('seeBacklog')}
            </Button>
          </>
        }
      >
        {say('nothingLooseHow')}
      </EmptyState>
    )
  }

  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  const act = (next: WorkingPlan, what: string, said: string) => {
    change(next, what)
    setChosen(new Set())
    announce(said)
  }
  /** From a menu: its button goes with what it moved, and the focus follows. */
  const actAndFollow = (
    next: WorkingPlan,
    what: string,
    said: string,
    item: string | undefined,
    theme: string | null,
  ) => {
    act(next, what, said)
    focusSoon(
      `[data-item="${item}"] > button`,
      `[data-theme-column="${CSS.escape(theme ?? '')}"] > header > button`,
    )
  }
  /** @param from the theme they are in, null for none, undefined where they may be in several */
  const moveTargets = (ids: readonly string[], from: string | null | undefined): MenuEntry[] => [
    { heading: say('moveTo', { count: ids.length }) },
    ...plan.themes
      .filter(({ key }) => key !== from)
      .map((theme) => ({
        label: theme.name,
        detail: String(theme.items.length),
        perform: () =>
          actAndFollow(
            moveItems(plan, ids, theme.key),
            step('move', { count: ids.length, name: theme.name }),
            say('moved', { theme: theme.name }),
            ids[0],
            theme.key,
          ),
      })),
    'line',
    { label: say('aNewTheme'), icon: 'plus', perform: () => split(ids) },
    ...(from === null
      ? []
      : [
          {
            label: say('toNoTheme'),
            perform: () =>
              actAndFollow(
                moveItems(plan, ids, null),
                step('takeOut', { count: ids.length }),
                say('takenOut'),
                ids[0],
                null,
              ),
          },
        ]),
  ]
  const split = (ids: readonly string[]) => {
    const title = readStory(byId.get(ids[0] ?? '')?.title ?? say('newTheme')).want
    const name = title.length > 40 ? `${title.slice(0, 39).trimEnd()}…` : title
    const key = `by-hand-${crypto.randomUUID()}`
    const count = ids.length
    act(splitTheme(plan, ids, key, capital(name)), step('make', { count }), say('made', { count }))
    setMade(key)
  }
  const menuOf = (theme: ThemeDraft): MenuEntry[] => {
    const mine = theme.items.filter((id) => chosen.has(id))
    return [
      {
        label: mine.length > 0 ? say('split', { count: mine.length }) : say('splitHow'),
        enabled: () => mine.length > 0,
        perform: () => split(mine),
      },
      {
        label: say('reject'),
        perform: () =>
          actAndFollow(
            rejectTheme(plan, theme.key),
            step('reject', { name: theme.name }),
            say('rejected', { theme: theme.name }),
            theme.items[0],
            null,
          ),
      },
      'line',
      { heading: say('mergeInto') },
      ...plan.themes
        .filter((other) => other !== theme)
        .map((other) => ({
          label: other.name,
          detail: String(other.items.length),
          perform: () =>
            actAndFollow(
              mergeThemes(plan, theme.key, other.key),
              step('merge', { name: theme.name, other: other.name }),
              say('merged', { theme: theme.name, other: other.name }),
              theme.items[0],
              other.key,
            ),
        })),
    ]
  }
  const known = (ids: readonly string[]) =>
    ids.map((id) => byId.get(id)).filter((item): item is Item => item !== undefined)

  return (
    <section className={styles.stage} aria-label={say('themes')}>
      <div className={styles.tools}>
        <label className={styles.slider}>
          <span>{say('fewer')}</span>
          <input
            dir="auto"
            type="range"
            min={0}
            max={grains.length - 1}
            step={1}
            value={grain}
            aria-label={say('howMany')}
            aria-valuetext={say('grain', { grain })}
            onChange={(event) => {
              const at = Number(event.currentTarget.value)
              setGrain(at)
              void find(at)
            }}
          />
          <span>{say('more')}</span>
        </label>
        <Button onClick={() => void find(grain)} disabled={busy} data-begin>
          {say(busy ? 'finding' : 'find')}
        </Button>
        <span className={styles.count} role="status">
          {say('count', { themed: themed.size, items: items.length, themes: plan.themes.length })}
        </span>
        {chosen.size > 0 && (
          <>
            <MenuButton
              label={say('moveChosen', { count: chosen.size })}
              look="plain"
              items={() => moveTargets([...chosen], undefined)}
            >
              {say('moveChosen', { count: chosen.size })}
            </MenuButton>
            <Button onClick={() => split([...chosen])}>{say('makeTheme', { count: chosen.size })}</Button>
            <Button look="quiet" onClick={() => setChosen(new Set())}>
              {say('clearChoice')}
            </Button>
          </>
        )}
      </div>
      <p className={styles.how}>{say('how')}</p>
      {(failed || error) && (
        <p role="alert" className={styles.obstacle}>
          {failed ? say('notFound', { reason: failed }) : error}
        </p>
      )}
      <div className={styles.board} aria-busy={busy}>
        {loose.length > 0 && (
          <ThemeColumn
            id={null}
            name={say('noTheme')}
            words={[]}
            hint={plan.themes.length > 0 ? say('unsorted') : ''}
            items={loose}
            chosen={chosen}
            onChoose={choose}
            onDropItem={(item) =>
              act(moveItems(plan, [item], null), step('takeOut', { count: 1 }), say('takenOut'))
            }
            itemMenu={(item) => moveTargets(chosen.has(item) ? [...chosen] : [item], null)}
          />
        )}
        {plan.themes.map((theme) => (
          <ThemeColumn
            key={theme.key}
            id={theme.key}
            name={theme.name}
            isNew={theme.key === made}
            words={theme.words}
            items={known(theme.items)}
            chosen={chosen}
            onChoose={choose}
            onRename={(name) => {
              if (name.trim() === '') return say('themeEmpty')
              if (isTaken(plan, name, theme.key)) return say('nameTaken', { name: name.trim() })
              change(renameTheme(plan, theme.key, name.trim()), step('rename', { name: theme.name }))
              return undefined
            }}
            onDropItem={(item) =>
              act(
                moveItems(plan, [item], theme.key),
                step('move', { count: 1, name: theme.name }),
                say('moved', { theme: theme.name }),
              )
            }
            menu={() => menuOf(theme)}
            itemMenu={(item) => moveTargets(chosen.has(item) ? [...chosen] : [item], theme.key)}
          />
        ))}
      </div>
    </section>
  )
}
