import { useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ordered } from '#domain/kernel/state.ts'
import type { Product } from '#domain/product/product.ts'
import { CommandCentre, preloadCommandCentre } from '#web/actions/command-centre.tsx'
import { tellRefusal } from '#web/actions/tell.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { store } from '#web/store/the-store.ts'
import { useHistory } from '#web/store/use-store.ts'
import {
  type Density,
  readDensity,
  readTheme,
  type Theme,
  writeDensity,
  writeTheme,
} from '#web/styles/theme.ts'
import { showToast } from '#web/ui/toast.tsx'
import { whenIdle } from '#web/ui/when-idle.ts'
import { NewProduct } from './new-product.tsx'
import { signOut } from './sign-out.ts'
import { redo, undo } from './undo.ts'

const groups = ['Backlog', 'Roadmap', 'Derive', 'Edit', 'Go to', 'Create', 'Look', 'General']
const themeNames: Record<Theme, string> = {
  system: 'Same as the system',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
}
const densityNames: Record<Density, string> = { compact: 'Compact', cosy: 'Cosy', comfortable: 'Comfortable' }

/** What can be done on every screen, and the palette and help sheet that list it. */
export function ShellActions({ product }: { product: Product }) {
  const navigate = useNavigate()
  const [making, setMaking] = useState(false)
  const history = useHistory()
  useEffect(preloadCommandCentre, [])
  usePreloadedScreens()
  const go =
    (to: 'roadmap' | 'backlog' | 'import' | 'settings' | 'derive/top-down' | 'derive/bottom-up') => () =>
      void navigate({ to: `/p/$key/${to}`, params: { key: product.key } })

  useActions('everywhere', [
    { id: 'go.roadmap', label: 'Roadmap', group: 'Go to', keys: ['g r'], perform: go('roadmap') },
    { id: 'go.backlog', label: 'Backlog', group: 'Go to', keys: ['g b'], perform: go('backlog') },
    { id: 'go.settings', label: 'Settings', group: 'Go to', keys: ['g s'], perform: go('settings') },
    {
      id: 'go.import',
      label: 'Import a backlog',
      group: 'Go to',
      words: 'csv jira trello',
      perform: go('import'),
    },
    {
      id: 'derive.top-down',
      label: 'Derive backlog from the roadmap',
      group: 'Derive',
      words: 'top-down release epics',
      perform: go('derive/top-down'),
    },
    {
      id: 'derive.bottom-up',
      label: 'Derive roadmap from the backlog',
      group: 'Derive',
      words: 'bottom-up themes',
      perform: go('derive/bottom-up'),
    },
    {
      id: 'edit.undo',
      label: () => history.undo ?? 'Undo',
      group: 'Edit',
      keys: ['Mod+Z'],
      perform: () => void undo(),
    },
    {
      id: 'edit.redo',
      label: () => history.redo ?? 'Redo',
      group: 'Edit',
      keys: ['Mod+Shift+Z', 'Mod+Y'],
      perform: redo,
    },
    { id: 'create.product', label: 'New product', group: 'Create', perform: () => setMaking(true) },
    ...(Object.keys(themeNames) as Theme[]).map((theme) => ({
      id: `look.theme-${theme}`,
      label: `Colours: ${themeNames[theme]}`,
      group: 'Look',
      words: 'theme dark light mode',
      enabled: () => readTheme() !== theme,
      perform: () => writeTheme(theme),
    })),
    ...(Object.keys(densityNames) as Density[]).map((density) => ({
      id: `look.density-${density}`,
      label: `Rows: ${densityNames[density]}`,
      group: 'Look',
      words: 'density height',
      enabled: () => readDensity() !== density,
      perform: () => writeDensity(density),
    })),
    { id: 'session.sign-out', label: 'Sign out', group: 'General', perform: () => void signOut() },
  ])

  useEffect(
    () =>
      store.refusals.watch((late) => {
        const again = () => void tellRefusal(late.tryAgain())
        showToast({
          text: `${late.label} was taken back. ${late.sentence}`,
          tone: 'bad',
          action: { label: 'Try again', perform: again },
        })
      }),
    [],
  )

  return (
    <>
      <CommandCentre
        groups={groups}
        search={search(product.id, navigate)}
        placeholder="Do something, or find an item"
      />
      <NewProduct open={making} onClose={() => setMaking(false)} />
    </>
  )
}

/** Fetches the other screens ahead of time: going there is then quick, and possible without a server. */
function usePreloadedScreens(): void {
  const router = useRouter()
  useEffect(
    () =>
      whenIdle(() => {
        for (const route of Object.values(router.routesById)) void router.loadRouteChunk(route)
      }),
    [router],
  )
}

/** Items of the product by key or title, best first; a scan, since a palette asks rarely. */
function search(product: string, navigate: ReturnType<typeof useNavigate>) {
  return (query: string) => {
    const wanted = query.trim().toLowerCase()
    if (wanted.length < 2) return []
    const key = store.state.records.product.get(product)?.key ?? ''
    const found = []
    for (const item of ordered(store.state, 'item', product)) {
      const name = `${key}-${item.number}`
      if (name.toLowerCase() !== wanted && !item.title.toLowerCase().includes(wanted)) continue
      found.push({
        id: item.id,
        label: item.title,
        detail: name,
        perform: () => void navigate({ to: '/p/$key/backlog', params: { key }, search: { q: name } }),
      })
      if (found.length === 8) break
    }
    return found
  }
}
