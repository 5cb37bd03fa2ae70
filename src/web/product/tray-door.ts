import { Source } from '#web/store/signal.ts'
import { closeToasts } from '#web/ui/toast.tsx'

/** Whether the tray stands open: whatever screen comes meanwhile, whoever asked for it has it. */
export const trayIsOpen = new Source(false)

/** The tray is the shell's; whoever has something in it leads there through this door. */
export function openTray(): void {
  // What they say stands in the tray, and they would lie over it.
  closeToasts()
  trayIsOpen.set(true)
}
