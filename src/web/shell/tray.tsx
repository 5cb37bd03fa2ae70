import { useEffect, useSyncExternalStore } from 'react'
import { trayIsOpen } from '#web/product/tray-door.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { fetchParts } from '#web/ui/parts.ts'
import { readyPart } from '#web/ui/ready-part.tsx'
import { trayWords as say } from '#words/tray.ts'

const { Part: TrayContent, readAhead } = readyPart(
  async () => (await import('./tray-content.tsx')).TrayContent,
)

/** What did not go through, what a restored server does not know, and what is half written: nothing typed is lost. */
export function TrayDialog() {
  const open = useSyncExternalStore(trayIsOpen.watch, () => trayIsOpen.value)
  const close = () => trayIsOpen.set(false)
  useEffect(() => void fetchParts().then(readAhead), [])
  return (
    <Dialog open={open} onClose={close} title={say('tray')} description={say('why')} place="side">
      <TrayContent onLeave={close} />
    </Dialog>
  )
}
