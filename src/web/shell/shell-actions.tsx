import { useLocation, useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { createItem } from '#domain/backlog/create-item.ts'
import { scopeIn } from '#domain/kernel/scope.ts'
import { createProduct } from '#domain/product/create-product.ts'
import type { Product } from '#domain/product/product.ts'
import { createRelease } from '#domain/roadmap/create-release.ts'
import { CommandCentre, preloadCommandCentre } from '#web/actions/command-centre.tsx'
import { tellRefusal } from '#web/actions/tell.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { bringTo } from '#web/product/arrival.ts'
import { useGoOn } from '#web/product/go-on.ts'
import { ownProductDraft } from '#web/product/own-product-draft.ts'
import { shortened } from '#web/product/tell-gone.ts'
import { openTray } from '#web/product/tray-door.ts'
import { typedIn, wordsOf } from '#web/product/typed-words.ts'
import { whoseOf } from '#web/store/clash.ts'
import { store } from '#web/store/the-store.ts'
import { useHolds, useMay } from '#web/store/use-store.ts'
import { DENSITIES, readDensity, readTheme, THEMES, writeDensity, writeTheme } from '#web/styles/theme.ts'
import { fetchParts } from '#web/ui/parts.ts'
import { closeToasts, showToast } from '#web/ui/toast.tsx'
import { backlogActions } from '#words/backlog.ts'
import { groupWords } from '#words/groups.ts'
import { lookWords } from '#words/look.ts'
import { newReleaseWords } from '#words/new-release.ts'
import { shellWords } from '#words/shell.ts'
import { trayWords } from '#words/tray.ts'
import { DropTarget } from './drop-target.tsx'
import { NewProduct, newProductDraft } from './new-product.tsx'
import { signOut } from './sign-out.ts'
import { tellOverwritten } from './tell-overwritten.ts'
import { tellShortfalls } from './tell-shortfalls.ts'
import { TrayDialog } from './tray.tsx'
import { useSettingsActions } from './use-settings-actions.ts'
import { useUndoActions } from './use-undo-actions.ts'

const groups = () => order.map((group) => groupWords(group))
/** What is in hand and what this screen is for; where one can go; what one can make; what is set; the rest. */
const order = [
  ...(['item', 'backlog', 'roadmap', 'past', 'filter', 'derive', 'import', 'edit', 'rows'] as const),
  ...(['goTo', 'create', 'settings', 'look', 'general'] as const),
]

/** What can be done on every screen, and the palette and help sheet that list it. */
export function ShellActions({ product }: { product: Product }) {
  const navigate = useNavigate()
  const [making, setMaking] = useState(false)
  const search = useThings(product.id)
  const sees = useHolds(scopeIn(product.id, 'backlog'))
  const plans = useMay(createItem) && sees
  const mayMake = useMay(createProduct)
  const mayPlan = useMay(createRelease)
  // It takes files itself.
  const onImport = useLocation({ select: ({ pathname }) => pathname.endsWith('/import') })
  useEffect(preloadCommandCentre, [])
  usePreloadedScreens()
  useUndoActions()
  useSettingsActions(product)
  useGoOn(newProductDraft, () => setMaking(true))
  useGoOn(ownProductDraft, () => void navigate({ to: '/welcome', search: { start: 'own' } }))
  const go =
    (
      to: 'roadmap' | 'backlog' | 'history' | 'import' | 'settings' | 'derive/top-down' | 'derive/bottom-up',
    ) =>
    () =>
      void navigate({ to: `/p/$key/${to}`, params: { key: product.key } })

  useActions('everywhere', [
    {
      id: 'go.roadmap',
      label: shellWords('roadmap'),
      group: groupWords('goTo'),
      keys: ['g r'],
      words: shellWords('roadmapWords'),
      perform: go('roadmap'),
    },
    {
      id: 'go.backlog',
      label: shellWords('backlog'),
      group: groupWords('goTo'),
      keys: ['g b'],
      words: shellWords('backlogWords'),
      enabled: () => sees,
      perform: go('backlog'),
    },
    {
      id: 'go.history',
      label: shellWords('history'),
      group: groupWords('goTo'),
      keys: ['g h'],
      words: shellWords('historyWords'),
      perform: go('history'),
    },
    {
      id: 'go.past',
      label: shellWords('seeThen'),
      group: groupWords('goTo'),
      words: shellWords('seeThenWords'),
      enabled: () => !new URLSearchParams(location.search).has('at'),
      perform: () =>
        void navigate({
          to: location.pathname.endsWith('/backlog') ? '/p/$key/backlog' : '/p/$key/roadmap',
          params: { key: product.key },
          search: { at: store.seq },
        }),
    },
    {
      id: 'go.settings',
      label: shellWords('settings'),
      group: groupWords('goTo'),
      keys: ['g s'],
      words: shellWords('settingsWords'),
      perform: go('settings'),
    },
    {
      id: 'go.import',
      label: shellWords('importBacklog'),
      group: groupWords('goTo'),
      words: shellWords('importWords'),
      enabled: () => plans,
      perform: go('import'),
    },
    {
      id: 'create.product-of-file',
      label: shellWords('importAsProduct'),
      group: groupWords('create'),
      words: shellWords('importWords'),
      enabled: () => mayMake && plans,
      perform: go('import'),
    },
    {
      id: 'derive.top-down',
      label: shellWords('deriveTopDown'),
      group: groupWords('derive'),
      words: shellWords('deriveTopDownWords'),
      enabled: () => plans,
      perform: go('derive/top-down'),
    },
    {
      id: 'derive.bottom-up',
      label: shellWords('deriveBottomUp'),
      group: groupWords('derive'),
      words: shellWords('deriveBottomUpWords'),
      enabled: () => plans,
      perform: go('derive/bottom-up'),
    },
    {
      id: 'create.product',
      label: shellWords('newProduct'),
      group: groupWords('create'),
      words: shellWords('newProductWords'),
      enabled: () => mayMake,
      perform: () => setMaking(true),
    },
    // On their own screens both are at hand, with keys.
    {
      id: 'item.create',
      label: backlogActions('create'),
      group: groupWords('create'),
      words: backlogActions('createWords'),
      enabled: () => plans,
      perform: () =>
        void navigate({ to: '/p/$key/backlog', params: { key: product.key } }).then(() =>
          bringTo({ at: 'new-item', title: null }),
        ),
    },
    {
      id: 'roadmap.add-release',
      label: newReleaseWords('add'),
      group: groupWords('create'),
      words: newReleaseWords('words'),
      enabled: () => mayPlan,
      perform: () =>
        void navigate({ to: '/p/$key/roadmap', params: { key: product.key } }).then(() =>
          bringTo({ at: 'new-release' }),
        ),
    },
    ...THEMES.map((theme) => ({
      id: `look.theme-${theme}`,
      label: shellWords('colours', { theme: lookWords(`theme.${theme}`) }),
      group: groupWords('look'),
      words: shellWords(`coloursWords.${theme}`),
      enabled: () => readTheme() !== theme,
      missing: () => shellWords('looksSo'),
      perform: () => writeTheme(theme),
    })),
    ...DENSITIES.map((density) => ({
      id: `look.density-${density}`,
      label: shellWords('rows', { density: lookWords(`density.${density}`) }),
      group: groupWords('look'),
      words: shellWords('rowsWords'),
      enabled: () => readDensity() !== density,
      missing: () => shellWords('looksSo'),
      perform: () => writeDensity(density),
    })),
    {
      id: 'tray.open',
      label: trayWords('tray'),
      group: groupWords('general'),
      keys: ['g u'],
      words: trayWords('words'),
      perform: openTray,
    },
    {
      id: 'session.sign-out',
      label: shellWords('signOut'),
      group: groupWords('general'),
      words: shellWords('signOutWords'),
      perform: () => void signOut(),
    },
  ])

  useEffect(
    () =>
      store.refusals.watch((late) => {
        const words = wordsOf(typedIn(store.model, late.calls))
        // A refusal may name them itself.
        const typed = late.sentence.includes(words) ? '' : words
        const said = { step: late.label, reason: late.sentence, typed: shortened(typed) }
        const { refusal } = late
        showToast({
          text:
            refusal?.code === 'changed-meanwhile' && words !== ''
              ? // The tray shows both, and what differs.
                trayWords('takenBackClash', { ...said, typed: shortened(words), ...whoseOf(refusal) })
              : trayWords(typed === '' ? 'takenBack' : 'takenBackTyped', said),
          tone: 'bad',
          action: store.tray.entries().some(({ id }) => id === late.id)
            ? { label: trayWords('show'), perform: openTray }
            : { label: shellWords('tryAgain'), perform: () => void tellRefusal(late.tryAgain()) },
        })
      }),
    [],
  )

  useEffect(() => tellShortfalls(), [])
  useEffect(() => store.overwrites.watch(tellOverwritten), [])
  useEffect(() => store.restorations.watch(() => showToast({ text: shellWords('putBack'), tone: 'bad' })), [])
  useEffect(
    () =>
      store.losses.watch((count) => {
        closeToasts()
        showToast({
          text: trayWords('lost', { count }),
          tone: 'bad',
          action: { label: trayWords('show'), perform: openTray },
        })
      }),
    [],
  )

  return (
    <>
      <CommandCentre groups={groups()} search={search} placeholder={shellWords('findPlaceholder')} />
      <TrayDialog />
      <NewProduct open={making} onClose={() => setMaking(false)} />
      {!onImport && <DropTarget product={product} takes={plans || mayMake} />}
    </>
  )
}

/**
 * What the palette searches besides what can be done here; it comes, as the palette does, once the page is at rest.
 * Undefined until then; null where it cannot be had, after an upgrade: the palette still lists what can be done.
 */
function useThings(product: string) {
  const navigate = useNavigate()
  const [things, setThings] = useState<typeof import('./find-things.ts') | null>()
  useEffect(() => {
    void fetchParts()
      .then(() => import('./find-things.ts'))
      .then(setThings, () => setThings(null))
  }, [])
  return useMemo(() => (things ? things.findThings(product, navigate) : things), [things, product, navigate])
}

/** Reads the screens that one goes to and fro between ahead of time. */
function usePreloadedScreens(): void {
  const router = useRouter()
  useEffect(() => {
    void fetchParts().then(() => {
      for (const [id, route] of Object.entries(router.routesById))
        if (/\/(roadmap|backlog)$/.test(id)) void router.loadRouteChunk(route)
    })
  }, [router])
}
