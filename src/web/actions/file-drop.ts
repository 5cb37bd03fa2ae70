/** A file that was dropped on one screen for another, until that one takes it. */
let dropped: File | null = null

export function handFile(file: File): void {
  dropped = file
}

export function takeDroppedFile(): File | null {
  const file = dropped
  dropped = null
  return file
}
