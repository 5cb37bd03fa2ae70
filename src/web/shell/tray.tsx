import { useEffect, useState } from 'react'
import { hangTrayDoor } from '#web/product/tray-door.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { fetchParts } from '#web/ui/parts.ts'
import { readyPart } from '#web/ui/ready-part.tsx'
import { closeToasts } from '#web/ui/toast.tsx'
import { trayWords as say } from '#words/tray.ts'

const { Part: TrayContent, readAhead } = readyPart(
  async () => (await import('./tray-content.tsx')).TrayContent,
)

/** What did not go through, what a restored server does not know, and what is half written: nothing typed is lost. */
export function TrayDialog() {
  const [open, setOpen] = useState(false)
  useEffect(() => void fetchParts().then(readAhead), [])
  useEffect(
    () =>
      hangTrayDoor(() => {
        // What they say stands in the tray, and they would lie over it.
        closeToasts()
        setOpen(true)
      }),
    [],
  )
  return (
    <Dialog
      open={open}
      onClose={() => setOpen(false)}
      title={say('tray')}
      description={say('why')}
      place="side"
    >
      <TrayContent onLeave={() => setOpen(false)} />
    </Dialog>
  )
}
