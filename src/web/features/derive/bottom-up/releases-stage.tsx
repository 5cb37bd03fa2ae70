import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { ReleaseDraft, ThemeDraft } from '#analysis/derive-roadmap.ts'
import { type PackedTheme, type Sizes, sizesOf, suggestPacking } from '#analysis/pack-themes.ts'
import {
  addRelease,
  assignTheme,
  editRelease,
  removeRelease,
  type WorkingPlan,
} from '#analysis/roadmap-plan.ts'
import type { Item } from '#domain/backlog/item.ts'
import { find, ordered, pointing } from '#domain/kernel/state.ts'
import { placesInView, quartersAfter } from '#domain/roadmap/quarters.ts'
import { compareDates, type ReleaseDate, readDate, showDate } from '#domain/roadmap/release-date.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { mostFeatures } from '#domain/roadmap/sixth-feature.ts'
import { featuresOf, goalOf } from '#domain/roadmap/trace.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { dateTrouble } from '#web/product/date-trouble.ts'
import { today } from '#web/product/day-number.ts'
import { store } from '#web/store/the-store.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { focusSoon } from '#web/ui/focus-soon.ts'
import { InlineEdit } from '#web/ui/inline-edit.tsx'
import { announce } from '#web/ui/live-region.tsx'
import { contextMenu, MenuButton, type MenuEntry } from '#web/ui/menu.tsx'
import { showToast } from '#web/ui/toast.tsx'
import { releasesStageWords as say, planStepWords as step } from '#words/derive.ts'
import { standingReleases } from './standing-releases.ts'
import { sizeOf, useCollected } from './use-collected.ts'
import { type ChangePlan, usePlanField } from './use-plan.ts'
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
  const sizes = useMemo(() => sizesOf([...items, ...standingItems(product.id)]), [items, product.id])
  const room = plan.room ?? null
  const loadOf = ({ key, standing }: ReleaseDraft) =>
    sizes.of(plan.themes.filter(({ release }) => release === key).flatMap((theme) => theme.items)) +
    sizes.of(itemsOfRelease(standing))
  const pack = () => {
    const drafts = ghosts.map((date, at) => draftOf(date, plan.releases.length + 1 + at))
    const places = [...columns, ...drafts].map(({ key, standing }) => {
      const goal = standing ? goalOf(store.state, standing) : undefined
      const features = goal ? ordered(store.state, 'feature', goal.id).size : 0
      return { key, features, size: sizes.of(itemsOfRelease(standing)) }
    })
    const order = items.map(({ id }) => id)
    const packed = suggestPacking(plan, order, sizes, places, room)
    if (packed.length === 0) return showToast({ text: say('nothingToPack') })
    const used = drafts.filter(({ key }) => packed.some(({ release }) => release === key))
    const laid = packed.filter(({ release }) => release !== null)
    const withDrafts = used.reduce(addRelease, plan)
    const next = laid.reduce((to, { theme, release }) => assignTheme(to, theme, release), withDrafts)
    change({ ...next, packed: Object.fromEntries(packed.map((one) => [one.theme, one])) }, step('pack'))
    showToast({ text: say('packed', { laid: laid.length, left: packed.length - laid.length }) })
    // With nothing left to lay the button cannot keep the focus.
    if (next.themes.every(({ release }) => release !== null)) focusSoon('[data-column]')
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
  const whyOf = ({ key, release }: ThemeDraft) => {
    const packed = plan.packed?.[key]
    return packed && packed.release === release ? packedWhy(packed, plan.releases) : undefined
  }
  const draw = (themes: readonly ThemeDraft[]) =>
    themes.map((theme) => (
      <ThemeCard
        key={theme.key}
        theme={theme}
        items={itemsOf(theme)}
        why={whyOf(theme)}
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
              {room !== null && <Load size={loadOf(release)} room={room} unit={sizes.unit} />}
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

/** Why a theme was laid where it is, or left. */
function packedWhy(packed: PackedTheme, releases: readonly ReleaseDraft[]): string {
  const { because, passed, theme: _, release: __, ...values } = packed
  if (because === 'rank') return say('packedRank', values)
  if (because === 'large') return say('packedLarge', values)
  if (because === 'full') return say('leftFull', { before: packed.order - 1 })
  if (because === 'size') return say('leftSize', values)
  const first = releases.find(({ key }) => key === passed?.release)
  return say('packedRoom', { ...values, passed: first ? releaseName(first) : '', left: passed?.left ?? 0 })
}

/** How much of a release's room is taken: a bar with its words. */
function Load({ size, room, unit }: { size: number; room: number; unit: Sizes['unit'] }) {
  const over = size - room
  return (
    <>
      <p className={styles.size}>{say('load', { size, room, unit })}</p>
      <div className={styles.load} data-over={over > 0 || undefined} aria-hidden>
        <span style={{ inlineSize: `${Math.min(100, (size / room) * 100)}%` }} />
      </div>
      {over > 0 && <p className={styles.flag}>{say('over', { over })}</p>}
    </>
  )
}

/** The open items that trace to a release of the roadmap. */
function itemsOfRelease(release: string | null): string[] {
  if (release === null) return []
  return featuresOf(store.state, release).flatMap(({ id }) =>
    [...pointing(store.state, 'item', 'feature', id)].filter(
      (item) => find(store.state, 'item', item)?.status !== 'done',
    ),
  )
}

const standingItems = (product: string): Item[] =>
  standingReleases(store.state, product).flatMap(({ key }) =>
    itemsOfRelease(key).flatMap((id) => find(store.state, 'item', id) ?? []),
  )

function itemsOf(theme: ThemeDraft): Item[] {
  return theme.items
    .map((id) => find(store.state, 'item', id))
    .filter((item): item is Item => item !== undefined)
}

function ReleaseHead({
  release,
  isNew,
  onChange,
  onRemove,
}: {
  release: ReleaseDraft
  isNew: boolean
  onChange: (fields: Partial<ReleaseDraft>) => void
  onRemove: () => void
}) {
  const fixed = release.standing !== null
  const nameDraft = usePlanField(`release-name ${release.key}`)
  const dateDraft = usePlanField(`release-date ${release.key}`)
  return (
    <>
      <header>
        <h2>
          <InlineEdit
            label={say('name')}
            value={release.name}
            isNew={isNew}
            draft={nameDraft}
            readOnly={fixed}
            onSave={(name) => void onChange({ name })}
            placeholder={say('name')}
          />
        </h2>
        {!fixed && (
          <MenuButton
            label={say('change', { name: release.name })}
            align="end"
            items={() => [{ label: say('remove'), perform: onRemove }]}
          />
        )}
      </header>
      <InlineEdit
        label={say('date')}
        className={styles.date ?? ''}
        value={release.date === null ? '' : showDate(release.date)}
        draft={dateDraft}
        readOnly={fixed}
        placeholder={say('dateExample')}
        onSave={(text) => {
          const date = readDate(text)
          if (date === undefined) return dateTrouble(text)
          onChange({ date })
          return undefined
        }}
      />
    </>
  )
}

/** Takes theme cards; of one that lies in another, the inner one takes them. */
function useDropOf<E extends HTMLElement>(onDropTheme: (theme: string) => void) {
  const element = useRef<E>(null)
  const drop = useRef(onDropTheme)
  drop.current = onDropTheme
  const [over, setOver] = useState(false)
  useEffect(() => {
    if (!element.current) return undefined
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => typeof source.data.themeCard === 'string',
      onDropTargetChange: ({ location, self }) =>
        setOver(location.current.dropTargets[0]?.element === self.element),
      onDragLeave: () => setOver(false),
      onDrop: ({ source, location, self }) => {
        setOver(false)
        if (location.current.dropTargets[0]?.element === self.element)
          drop.current(source.data.themeCard as string)
      },
    })
  }, [])
  return { ref: element, 'data-over': over || undefined }
}

/** Its blank begins a release, too. */
function Board({ onDropTheme, children }: { onDropTheme: (theme: string) => void; children: ReactNode }) {
  return (
    <div className={styles.board} {...useDropOf<HTMLDivElement>(onDropTheme)}>
      {children}
    </div>
  )
}

function Column({
  label,
  column,
  isGhost = false,
  onDropTheme,
  children,
}: {
  label: string
  /** the release that it is of, which may be gone to */
  column?: string
  isGhost?: boolean
  onDropTheme: (theme: string) => void
  children: ReactNode
}) {
  return (
    <section
      className={styles.theme}
      data-ghost={isGhost || undefined}
      data-column={column}
      tabIndex={column === undefined ? undefined : -1}
      aria-label={label}
      {...useDropOf<HTMLElement>(onDropTheme)}
    >
      {children}
    </section>
  )
}

function ThemeCard({
  theme,
  items,
  why,
  menu,
}: {
  theme: ThemeDraft
  items: readonly Item[]
  /** why it was suggested where it is */
  why: string | undefined
  menu: () => readonly MenuEntry[]
}) {
  const element = useRef<HTMLLIElement>(null)
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    if (!element.current) return undefined
    return draggable({
      element: element.current,
      getInitialData: () => ({ themeCard: theme.key }),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    })
  }, [theme.key])
  return (
    <li
      ref={element}
      className={styles.card}
      data-card={theme.key}
      data-dragging={dragging || undefined}
      {...contextMenu(say('move', { name: theme.name }), menu)}
    >
      <span>
        <b dir="auto">{theme.name}</b>
        <small>{sizeOf(items)}</small>
        {why && <small>{why}</small>}
      </span>
      <MenuButton label={say('move', { name: theme.name })} items={menu} align="end" />
    </li>
  )
}
