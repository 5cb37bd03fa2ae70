import { useEffect, useRef, useState } from 'react'
import { focusKind } from './text-focus.ts'

export interface FileDrop {
  /** false: what is dropped is only kept from replacing the page */
  takes: boolean
  /** also what is pasted where no text is being edited */
  pastes?: boolean
  /** at least one */
  onFiles(files: readonly File[]): void
  onText?(text: string): void
}

/** Takes files dropped anywhere on the page; true while one is held over it. */
export function useFileDrop(options: FileDrop): boolean {
  const [dragging, setDragging] = useState(false)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
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
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0 && latest.current.takes) latest.current.onFiles(files)
    }
    const paste = (event: ClipboardEvent) => {
      const { takes, pastes, onFiles, onText } = latest.current
      if (!takes || !pastes || focusKind(document.activeElement).typing !== 'no') return
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length > 0) return onFiles(files)
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text.trim()) onText?.(text)
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
