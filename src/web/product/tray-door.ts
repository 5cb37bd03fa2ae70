/** The tray is the shell's; whoever has something in it leads there through this door. */
let door: (() => void) | null = null

export function openTray(): void {
  door?.()
}

/** The shell's own. Answers how to take it away. */
export function hangTrayDoor(open: () => void): () => void {
  door = open
  return () => {
    if (door === open) door = null
  }
}
