import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { type StageName, stages } from './features/derive/bottom-up/stage-names.ts'
import { readHistory, readPast } from './features/history/address.ts'
import { AsItWas } from './features/history/as-it-was.tsx'
import { PeekDoor } from './features/item/peek-door.tsx'
import { SignInPage } from './features/sign-in/sign-in-page.tsx'
import { readSearch, text } from './product/read-search.ts'
import { Broken } from './shell/broken.tsx'
import { Gate } from './shell/gate.tsx'
import { HomePage } from './shell/home-page.tsx'
import { ItemFrame } from './shell/item-frame.tsx'
import { NotFound } from './shell/not-found.tsx'
import { Page } from './shell/page.tsx'
import { ProductFrame } from './shell/product-frame.tsx'
import { loadPatiently } from './ui/load-patiently.ts'

/** A screen with a chunk of its own; while the server is away it is waited for, and the screen before it stays. */
const screen = ((load: () => Promise<never>, name: never) =>
  lazyRouteComponent(() => loadPatiently(load), name)) as typeof lazyRouteComponent

const root = createRootRoute({ component: Page, notFoundComponent: NotFound })

const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInPage })
const claim = createRoute({
  getParentRoute: () => root,
  path: '/claim',
  component: screen(() => import('./features/sign-in/claim-page.tsx'), 'ClaimPage'),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: screen(() => import('./features/sign-in/invitation-page.tsx'), 'InvitationPage'),
})

/** Everything that needs the replica waits behind this gate. */
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Gate })
const home = createRoute({ getParentRoute: () => inside, path: '/', component: HomePage })

const welcome = createRoute({
  getParentRoute: () => inside,
  path: '/welcome',
  validateSearch: readSearch<{ start?: 'own' }>({ start: (value) => (value === 'own' ? value : undefined) }),
  component: screen(() => import('./features/welcome/welcome-page.tsx'), 'WelcomePage'),
})

const product = createRoute({ getParentRoute: () => inside, path: '/p/$key', component: ProductFrame })
const productHome = createRoute({
  getParentRoute: () => product,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/p/$key/roadmap', params, replace: true })
  },
})
/** The two screens that can be seen as they were. */
const asItWas = createRoute({
  getParentRoute: () => product,
  id: 'as-it-was',
  validateSearch: readPast,
  component: AsItWas,
})
const roadmap = createRoute({
  getParentRoute: () => asItWas,
  path: '/roadmap',
  component: screen(() => import('./features/roadmap/roadmap-page.tsx'), 'RoadmapPage'),
})
const backlog = createRoute({
  getParentRoute: () => asItWas,
  path: '/backlog',
  validateSearch: readSearch<{ q?: string; peek?: string; group?: string }>({
    q: text,
    peek: text,
    group: text,
  }),
  component: screen(() => import('./features/backlog/backlog-page.tsx'), 'BacklogPage'),
})
const peek = createRoute({ getParentRoute: () => backlog, path: '/', component: PeekDoor })
const topDown = createRoute({
  getParentRoute: () => product,
  path: '/derive/top-down',
  validateSearch: readSearch<{ release?: string }>({ release: text }),
  component: screen(() => import('./features/derive/top-down-page.tsx'), 'TopDownPage'),
})
const bottomUp = createRoute({
  getParentRoute: () => product,
  path: '/derive/bottom-up',
  validateSearch: readSearch<{ stage?: StageName }>({
    stage: (value) => stages.find((name) => name === value),
  }),
  component: screen(() => import('./features/derive/bottom-up-page.tsx'), 'BottomUpPage'),
})
const importing = createRoute({
  getParentRoute: () => product,
  path: '/import',
  validateSearch: readSearch<{ import?: string }>({ import: text }),
  component: screen(() => import('./features/import/import-page.tsx'), 'ImportPage'),
})
/** For whoever has no product yet: the file makes it. */
const firstImport = createRoute({
  getParentRoute: () => inside,
  path: '/import',
  validateSearch: readSearch<{ import?: string }>({ import: text }),
  component: screen(() => import('./features/import/import-page.tsx'), 'FirstImportPage'),
})
const history = createRoute({
  getParentRoute: () => product,
  path: '/history',
  validateSearch: readHistory,
  component: screen(() => import('./features/history/history-page.tsx'), 'HistoryPage'),
})
const settings = createRoute({
  getParentRoute: () => product,
  path: '/settings',
  component: screen(() => import('./features/settings/settings-page.tsx'), 'SettingsPage'),
})

const itemFrame = createRoute({ getParentRoute: () => inside, path: '/i/$key', component: ItemFrame })
const itemPage = createRoute({
  getParentRoute: () => itemFrame,
  path: '/',
  component: screen(() => import('./features/item/item-page.tsx'), 'ItemPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    claim,
    invitation,
    inside.addChildren([
      home,
      welcome,
      firstImport,
      itemFrame.addChildren([itemPage]),
      product.addChildren([
        productHome,
        asItWas.addChildren([roadmap, backlog.addChildren([peek])]),
        topDown,
        bottomUp,
        importing,
        history,
        settings,
      ]),
    ]),
  ]),
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Broken,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
