import './styles/fonts.css'
import './styles/tokens.css'
import './styles/reset.css'
import './styles/where.css'
import './styles/print.css'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { must } from '#base/must.ts'
import { router } from './routes.tsx'
import { isInside } from './store/kept/visit.ts'
import { store } from './store/the-store.ts'
import { guardComposition } from './ui/composition.ts'
import { followInput } from './ui/last-input.ts'
import { printFoot } from './ui/print-foot.ts'
import { sendByKey } from './ui/send-by-key.ts'
import { showWholeTexts } from './ui/whole-text.ts'
import { inOtherWords } from './words.ts'

guardComposition(window)
followInput(window)
sendByKey(window)
printFoot()
showWholeTexts(window)

// The screen's own script is asked for before all else: what the last visit kept may be here by now, and putting it
// together keeps the page busy. One that cannot be had is asked for again by whoever draws it.
const here = router.matchRoutes(router.latestLocation).map(({ routeId }): string => routeId)
for (const [id, route] of Object.entries(router.routesById))
  if (here.includes(id)) Promise.resolve(router.loadRouteChunk(route)).catch(() => {})

// Before anything is drawn, so that the replica loads while the page does.
if (isInside(location.pathname)) void store.start()

inOtherWords(() =>
  createRoot(must(document.getElementById('root'), 'the root element')).render(
    <RouterProvider router={router} />,
  ),
)
