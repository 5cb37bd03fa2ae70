import { type ReactNode, useRef } from 'react'
import { uiWords } from '#words/ui.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

export interface Question {
  title: string
  why: ReactNode
  /** what the button says */
  yes: string
  perform(): void
}

/** Asks before what cannot be taken back, or takes much away at once from everybody. Enter alone does nothing of it. */
export function Ask({ question, onClose }: { question: Question | null; onClose: () => void }) {
  const cancel = useRef<HTMLButtonElement>(null)
  return (
    <Dialog
      open={question !== null}
      onClose={onClose}
      title={question?.title ?? ''}
      size="small"
      initialFocus={cancel}
      actions={
        <>
          <Button ref={cancel} onClick={onClose}>
            {uiWords('cancel')}
          </Button>
          <Button
            look="first"
            onClick={() => {
              onClose()
              question?.perform()
            }}
          >
            {question?.yes}
          </Button>
        </>
      }
    >
      <p>{question?.why}</p>
    </Dialog>
  )
}
