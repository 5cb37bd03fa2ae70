import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ReleaseDraft, ThemeDraft } from '#analysis/derive-roadmap.ts'
import {
  addRelease,
  assignTheme,
  editRelease,
  removeRelease,
  type WorkingPlan,
} from '#analysis/roadmap-plan.ts'
import type { Item } from '#domain/backlog/item.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { find } from '#domain/kernel/state.ts'
import { compareDates, readDate, showDate } from '#domain/roadmap/release-date.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { mostFeatures } from '#domain/roadmap/sixth-feature.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { dateTrouble } from '#web/product/date-trouble.ts'
import { useInlineDraft } from '#web/product/use-field-draft.ts'
import { store } from '#web/store/the-store.ts'
import { Button } from '#web/ui/button.tsx'
import { focusSoon } from '#web/ui/focus-soon.ts'
import { InlineEdit } from '#web/ui/inline-edit.tsx'
import { announce } from '#web/ui/live-region.tsx'
import { contextMenu, MenuButton, type MenuEntry } from '#web/ui/menu.tsx'
import { releasesStageWords as say } from '#words/derive.ts'
import { trayWords } from '#words/tray.ts'
import { standingReleases } from './standing-releases.ts'
import { sizeOf } from './use-collected.ts'
import styles from './workshop.module.css'

/** Themes are laid onto releases; the size of each is shown as it grows. Nothing is on the roadmap yet. */
export function ReleasesStage({ plan, change }: { plan: WorkingPlan; change: (plan: WorkingPlan) => void }) {
  const product = useProduct()
  /** key of the release that was made a moment ago, and is to be named */
  const [made, setMade] = useState<string | null>(null)
  const add = () => {
    const number = plan.releases.length + 1
    const draft = {
      key: crypto.randomUUID(),
      standing: null,
      name: say('numbered', { number }),
      date: null,
      goal: '',
      type: 'none' as const,
      metrics: [],
    }
    change(addRelease(plan, draft))
    setMade(draft.key)
  }
  const remove = (release: ReleaseDraft) => {
    change(removeRelease(plan, release.key))
    focusSoon('[data-add="release"]')
  }
  const first = useRef(plan.releases.length === 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the stage is entered without releases
  useEffect(() => {
    if (!first.current) return
    const standing = standingReleases(store.state, product.id)
    if (standing.length > 0) change({ ...plan, releases: standing })
  }, [])
  const assign = (theme: ThemeDraft, to: ReleaseDraft | null, byMenu = false) => {
    change(assignTheme(plan, theme.key, to?.key ?? null))
    const said = { theme: theme.name, release: to ? releaseName(to) : '' }
    announce(say(to ? 'moved' : 'movedOut', said))
    if (byMenu) focusSoon(`[data-card="${CSS.escape(theme.key)}"] > button`)
  }
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
  ]
  const columns = plan.releases.toSorted((a, b) => compareDates(a.date, b.date))
  const draw = (themes: readonly ThemeDraft[]) =>
    themes.map((theme) => (
      <ThemeCard key={theme.key} theme={theme} items={itemsOf(theme)} menu={() => menu(theme)} />
    ))
  const unassigned = plan.themes.filter(({ release }) => release === null)
  const dropOn = (release: ReleaseDraft | null) => (key: string) => {
    const theme = plan.themes.find((other) => other.key === key)
    if (theme) assign(theme, release)
  }

  return (
    <section className={styles.stage} aria-label={say('releases')}>
      <div className={styles.tools}>
        <Button icon="plus" data-add="release" onClick={add}>
          {say('add')}
        </Button>
        <span className={styles.count}>{say('how')}</span>
      </div>
      <div className={styles.board}>
        <Column label={say('none')} onDropTheme={dropOn(null)}>
          <header>
            <h2>{say('none')}</h2>
          </header>
          <p className={styles.size}>{sizeOf(unassigned.flatMap(itemsOf))}</p>
          <ul>{draw(unassigned)}</ul>
        </Column>
        {columns.map((release) => {
          const themes = plan.themes.filter((theme) => theme.release === release.key)
          return (
            <Column key={release.key} label={release.name} onDropTheme={dropOn(release)}>
              <ReleaseHead
                release={release}
                isNew={release.key === made}
                onChange={(fields) => change(editRelease(plan, release.key, fields))}
                onRemove={() => remove(release)}
              />
              <p className={styles.size}>{sizeOf(themes.flatMap(itemsOf))}</p>
              <ul>{draw(themes)}</ul>
              {themes.length > mostFeatures && (
                <p className={styles.flag}>{say('many', { count: themes.length })}</p>
              )}
            </Column>
          )
        })}
      </div>
    </section>
  )
}

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
  const product = useProduct()
  const ofField = (field: 'name' | 'date') => ({
    scope: scopeIn(product.id, 'backlog'),
    name: `release-${field} ${release.key}`,
    called: () => trayWords('of', { field: say(field), name: release.name }),
  })
  const nameDraft = useInlineDraft(ofField('name'), say('name'))
  const dateDraft = useInlineDraft(ofField('date'), say('date'))
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

function Column({
  label,
  onDropTheme,
  children,
}: {
  label: string
  onDropTheme: (theme: string) => void
  children: ReactNode
}) {
  const element = useRef<HTMLElement>(null)
  const drop = useRef(onDropTheme)
  drop.current = onDropTheme
  const [over, setOver] = useState(false)
  useEffect(() => {
    if (!element.current) return undefined
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => typeof source.data.themeCard === 'string',
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false)
        drop.current(source.data.themeCard as string)
      },
    })
  }, [])
  return (
    <section ref={element} className={styles.theme} data-over={over || undefined} aria-label={label}>
      {children}
    </section>
  )
}

function ThemeCard({
  theme,
  items,
  menu,
}: {
  theme: ThemeDraft
  items: readonly Item[]
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
      </span>
      <MenuButton label={say('move', { name: theme.name })} items={menu} align="end" />
    </li>
  )
}
