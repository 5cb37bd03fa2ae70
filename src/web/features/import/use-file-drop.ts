import { useEffect, useRef, useState } from 'react'
import { focusKind } from '#web/actions/text-focus.ts'
import { importPageWords } from '#words/import-page.ts'

/**
 * Takes a file dropped anywhere on the page, or pasted where no text is being edited; true while one is held over
 * it. While `takes` is false a dropped file is only kept from replacing the page.
 */
export function useFileDrop(takes: boolean, onFile: (file: File) => void): boolean {
  const [dragging, setDragging] = useState(false)
  const latest = useRef({ takes, onFile })
  useEffect(() => {
    latest.current = { takes, onFile }
  })
  useEffect(() => {
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!hasFile(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = latest.current.takes ? 'copy' : 'none'
      setDragging(latest.current.takes)
    }
    const leave = (event: DragEvent) => {
      // Only when it leaves the window: within it, it leaves one element for another.
      if (event.relatedTarget === null) setDragging(false)
    }
    const drop = (event: DragEvent) => {
      if (!hasFile(event)) return
      event.preventDefault()
      setDragging(false)
      const file = event.dataTransfer?.files[0]
      if (file && latest.current.takes) latest.current.onFile(file)
    }
    const paste = (event: ClipboardEvent) => {
      if (!latest.current.takes || focusKind(document.activeElement).typing !== 'no') return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const file =
        event.clipboardData?.files[0] ??
        (text.trim() ? new File([text], importPageWords('pasted')) : undefined)
      if (file) latest.current.onFile(file)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    window.addEventListener('paste', paste)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
      window.removeEventListener('paste', paste)
    }
  }, [])
  return dragging
}
