import { openTray } from '#web/product/tray-door.ts'
import { Button } from '#web/ui/button.tsx'
import { trayWords as say } from '#words/tray.ts'
import { TrayDialog } from './tray.tsx'
import { useTray } from './use-tray.ts'

/** The way to the tray on a screen of no product: what was typed about one that is gone lies there, too. */
export function TrayAtHome() {
  const { count } = useTray()
  return (
    <>
      {count > 0 && <Button onClick={openTray}>{say('withCount', { count })}</Button>}
      <TrayDialog />
    </>
  )
}
