import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { shellWords } from '#words/shell.ts'

/** In the place of a screen that failed: what is safe, and the way on. */
export function Broken({ error }: ErrorComponentProps) {
  return (
    <div role="alert">
      <EmptyState
        level={1}
        title={shellWords('brokenTitle')}
        actions={
          <Button look="first" onClick={() => location.reload()}>
            {shellWords('reload')}
          </Button>
        }
      >
        {shellWords('broken', { reason: error instanceof Error ? error.message : String(error) })}
      </EmptyState>
    </div>
  )
}
