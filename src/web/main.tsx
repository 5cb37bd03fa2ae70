import './styles/fonts.css'
import './styles/tokens.css'
import './styles/reset.css'
import './styles/where.css'
import './styles/print.css'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { must } from '#base/must.ts'
import { router } from './routes.tsx'
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

// Before anything is drawn, so that the replica loads while the page does.
if (!['/claim', '/sign-in'].includes(location.pathname)) void store.start()

inOtherWords(() =>
  createRoot(must(document.getElementById('root'), 'the root element')).render(
    <RouterProvider router={router} />,
  ),
)
