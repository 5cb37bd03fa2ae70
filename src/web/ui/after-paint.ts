/** Once the frame is drawn that shows what has just been done: for what can come later than that. */
export function afterPaint(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work))
}
