import { Outlet } from '@tanstack/react-router'
import { LiveRegion } from '#web/ui/live-region.tsx'
import { MenuHost } from '#web/ui/menu.tsx'
import { Toaster } from '#web/ui/toast.tsx'

/** Around every screen, signed in or not: what floats and what speaks. */
export function Page() {
  return (
    <>
      <Outlet />
      <MenuHost />
      <Toaster />
      <LiveRegion />
    </>
  )
}
