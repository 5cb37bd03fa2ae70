import { Outlet, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { loadPatiently } from '#web/ui/load-patiently.ts'

const PastScreen = lazy(() =>
  loadPatiently(() => import('./past-screen.tsx')).then(({ PastScreen }) => ({ default: PastScreen })),
)

/** The screens within it as they are, or as they were at the moment that the address names. */
export function AsItWas() {
  const { at } = useSearch({ from: '/inside/p/$key/as-it-was' })
  if (at === undefined) return <Outlet />
  return (
    <Suspense fallback={null}>
      <PastScreen at={at} />
    </Suspense>
  )
}
