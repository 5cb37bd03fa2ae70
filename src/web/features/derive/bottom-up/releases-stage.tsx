import { useEffect, useMemo, useRef, useState } from 'react'
import type { ReleaseDraft, ThemeDraft } from '#analysis/derive-roadmap.ts'
import { packPlan } from '#analysis/pack-plan.ts'
import { sizesOf } from '#analysis/pack-themes.ts'
import {
  addRelease,
  assignTheme,
  editRelease,
  removeRelease,
  type WorkingPlan,
} from '#analysis/roadmap-plan.ts'
import type { Item } from '#domain/backlog/item.ts'
import { find } from '#domain/kernel/state.ts'
import { placesInView, quartersAfter } from '#domain/roadmap/quarters.ts'
import { compareDates, type ReleaseDate, showDate } from '#domain/roadmap/release-date.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { mostFeatures } from '#domain/roadmap/sixth-feature.ts'
import { featuresOf } from '#domain/roadmap/trace.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { today } from '#web/product/day-number.ts'
import { store } from '#web/store/the-store.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { focusSoon } from '#web/ui/focus-soon.ts'
import { announce } from '#web/ui/live-region.tsx'
import type { MenuEntry } from '#web/ui/menu.tsx'
import { showToast } from '#web/ui/toast.tsx'
import { releasesStageWords as say, planStepWords as step } from '#words/derive.ts'
import { Board, Column, ThemeCard } from './board.tsx'
import { whyOf } from './packed-why.ts'
import { ReleaseHead, ReleaseLoad } from './release-head.tsx'
import { itemsOfRelease, standingReleases } from './standing-releases.ts'
import { sizeOf, useCollected } from './use-collected.ts'
import type { ChangePlan } from './use-plan.ts'
import styles from './workshop.module.css'

/** Themes are laid onto releases; the size of each is shown as it grows. Nothing is on the roadmap yet. */
export function ReleasesStage({
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
  const items = useCollected()
  /** key of the release that was made a moment ago, and is to be named */
  const [made, setMade] = useState<string | null>(null)
  const dates = plan.releases.map(({ date }) => date)
  const ghosts = quartersAfter(today(), Math.max(1, placesInView - plan.releases.length), dates)
  const draftOf = (date: ReleaseDate | null, number = plan.releases.length + 1): ReleaseDraft => ({
    key: crypto.randomUUID(),
    standing: null,
    name: say('numbered', { number }),
    date,
    goal: '',
    type: 'none',
    metrics: [],
  })
  const add = (date = ghosts[0] ?? null) => {
    const draft = draftOf(date)
    change(addRelease(plan, draft), step('add', { release: draft.name }))
    setMade(draft.key)
  }
  /** The theme begins a release. */
  const begin = (theme: ThemeDraft, date = ghosts[0] ?? null, byMenu = false) => {
    const draft = draftOf(date)
    lay(theme, draft, addRelease(plan, draft), byMenu)
  }
  const sizes = useMemo(() => {
    const standing = standingReleases(store.state, product.id)
    return sizesOf([...items, ...standing.flatMap(({ key }) => itemsOfRelease(store.state, key))])
  }, [items, product.id])
  const besides = (release: string) => ({
    features: featuresOf(store.state, release).length,
    size: sizes.of(itemsOfRelease(store.state, release).map(({ id }) => id)),
  })
  const room = plan.room ?? null
  const loadOf = ({ key, standing }: ReleaseDraft) =>
    sizes.of(plan.themes.filter(({ release }) => release === key).flatMap((theme) => theme.items)) +
    (standing === null ? 0 : besides(standing).size)
  const pack = () => {
    const next = ghosts.map((date, at) => draftOf(date, plan.releases.length + 1 + at))
    const order = items.map(({ id }) => id)
    const packed = packPlan(plan, order, sizes, next, besides)
    if (!packed) return showToast({ text: say('nothingToPack') })
    change(packed.plan, step('pack'))
    showToast({ text: say('packed', { laid: packed.laid, left: packed.left }) })
    // With nothing left to lay the button cannot keep the focus.
    if (packed.plan.themes.every(({ release }) => release !== null)) focusSoon('[data-column]')
  }
  const remove = (release: ReleaseDraft) => {
    change(removeRelease(plan, release.key), step('remove', { release: releaseName(release) }))
    focusSoon('[data-add="release"]')
  }
  const first = useRef(plan.releases.length === 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the stage is entered without releases
  useEffect(() => {
    if (!first.current) return
    const standing = standingReleases(store.state, product.id)
    if (standing.length > 0) change({ ...plan, releases: standing }, null)
  }, [])
  const lay = (theme: ThemeDraft, to: ReleaseDraft | null, from: WorkingPlan, byMenu: boolean) => {
    const said = { theme: theme.name, release: to ? releaseName(to) : '' }
    change(
      assignTheme(from, theme.key, to?.key ?? null),
      to ? step('lay', { name: theme.name, release: said.release }) : step('takeOff', { name: theme.name }),
    )
    announce(say(to ? 'moved' : 'movedOut', said))
    if (byMenu) focusSoon(`[data-card="${CSS.escape(theme.key)}"] > button`)
  }
  const assign = (theme: ThemeDraft, to: ReleaseDraft | null, byMenu = false) => lay(theme, to, plan, byMenu)
  const menu = (theme: ThemeDraft): MenuEntry[] => [
    { heading: say('moveTo') },
    ...plan.releases.map((release) => ({
      label: releaseName(release),
      detail: showDate(release.date),
      checked: theme.release === release.key,
      perform: () => assign(theme, release, true),
    })),
    {
      label: say('noRelease'),
      checked: theme.release === null,
      perform: () => assign(theme, null, true),
    },
    'line',
    ...ghosts.map((date) => ({
      label: say('ghost', { date: showDate(date) }),
      icon: 'plus' as const,
      perform: () => begin(theme, date, true),
    })),
  ]
  const columns = plan.releases.toSorted((a, b) => compareDates(a.date, b.date))
  const draw = (themes: readonly ThemeDraft[]) =>
    themes.map((theme) => (
      <ThemeCard
        key={theme.key}
        theme={theme}
        items={itemsOf(theme)}
        why={whyOf(plan, theme)}
        menu={() => menu(theme)}
      />
    ))
  const unassigned = plan.themes.filter(({ release }) => release === null)
  const themeOf = (key: string) => plan.themes.find((other) => other.key === key)
  const dropOn = (release: ReleaseDraft | null) => (key: string) => {
    const theme = themeOf(key)
    if (theme) assign(theme, release)
  }
  const dropOnGhost = (date?: ReleaseDate) => (key: string) => {
    const theme = themeOf(key)
    if (theme) begin(theme, date)
  }

  return (
    <section className={styles.stage} aria-label={say('releases')}>
      <div className={styles.tools}>
        <Button icon="plus" data-add="release" onClick={() => add()}>
          {say('add')}
        </Button>
        <Button data-begin onClick={pack} disabled={unassigned.length === 0}>
          {say('pack')}
        </Button>
        <TextField
          className={styles.room}
          label={say('room')}
          type="number"
          min={1}
          step="any"
          value={room === null ? '' : String(room)}
          placeholder={say('roomEven')}
          onChange={(text) => {
            const said = Number(text)
            change({ ...plan, room: said > 0 ? said : null }, step('room'), 'room')
          }}
        />
        <span className={styles.count}>{say('roomUnit', { unit: sizes.unit })}</span>
        <span className={styles.count}>{say('how')}</span>
      </div>
      {error && (
        <p role="alert" className={styles.obstacle}>
          {error}
        </p>
      )}
      <Board onDropTheme={dropOnGhost()}>
        <Column label={say('noRelease')} onDropTheme={dropOn(null)}>
          <header>
            <h2>{say('noRelease')}</h2>
          </header>
          <p className={styles.size}>{sizeOf(unassigned.flatMap(itemsOf))}</p>
          <ul>{draw(unassigned)}</ul>
        </Column>
        {columns.map((release) => {
          const themes = plan.themes.filter((theme) => theme.release === release.key)
          return (
            <Column key={release.key} label={release.name} column={release.key} onDropTheme={dropOn(release)}>
              <ReleaseHead
                release={release}
                isNew={release.key === made}
                onChange={(fields) =>
                  change(
                    editRelease(plan, release.key, fields),
                    step('edit', { release: releaseName(release) }),
                  )
                }
                onRemove={() => remove(release)}
              />
              {(room === null || sizes.unit === 'points') && (
                <p className={styles.size}>{sizeOf(themes.flatMap(itemsOf))}</p>
              )}
              {room !== null && <ReleaseLoad size={loadOf(release)} room={room} unit={sizes.unit} />}
              <ul>{draw(themes)}</ul>
              {themes.length > mostFeatures && (
                <p className={styles.flag}>{say('many', { count: themes.length })}</p>
              )}
            </Column>
          )
        })}
        {ghosts.map((date) => (
          <Column
            key={date}
            label={say('ghost', { date: showDate(date) })}
            isGhost
            onDropTheme={dropOnGhost(date)}
          >
            <header>
              <h2>{showDate(date)}</h2>
            </header>
            <p className={styles.size}>{say('ghostHow')}</p>
            <Button look="quiet" icon="plus" onClick={() => add(date)}>
              {say('begin')}
            </Button>
          </Column>
        ))}
      </Board>
    </section>
  )
}

function itemsOf(theme: ThemeDraft): Item[] {
  return theme.items
    .map((id) => find(store.state, 'item', id))
    .filter((item): item is Item => item !== undefined)
}
