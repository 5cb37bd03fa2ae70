import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useLoaded } from '#web/store/use-store.ts'
import { LiveRegion } from '#web/ui/live-region.tsx'
import { MenuHost } from '#web/ui/menu.tsx'
import { preloadFloating } from '#web/ui/preload-floating.ts'
import { Toaster } from '#web/ui/toast.tsx'
import { keepShellAtRest } from './keep-shell-at-rest.ts'

/** Around every screen, signed in or not: what floats and what speaks. */
export function Page() {
  const loaded = useLoaded()
  // What comes ahead of time must not stand in the way of what is waited for.
  useEffect(() => {
    if (!loaded) return
    preloadFloating()
    keepShellAtRest()
  }, [loaded])
  return (
    <>
      <Outlet />
      <MenuHost />
      <Toaster />
      <LiveRegion />
    </>
  )
}
