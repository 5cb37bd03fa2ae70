/** Files that were dropped on one screen for another, until that one takes them. */
let dropped: readonly File[] = []

export function handFiles(files: readonly File[]): void {
  dropped = files
}

export function takeDroppedFiles(): readonly File[] {
  const files = dropped
  dropped = []
  return files
}
