import type { ReactNode } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { peopleWords as say } from '#words/people.ts'

export interface Question {
  title: string
  why: ReactNode
  /** what the button says */
  yes: string
  perform(): void
}

/** Asks before what the person who does it could not take back by themselves. */
export function Ask({ question, onClose }: { question: Question | null; onClose: () => void }) {
  return (
    <Dialog
      open={question !== null}
      onClose={onClose}
      title={question?.title ?? ''}
      size="small"
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
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
