import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'

/** In the place of a screen that failed: what is safe, and the way on. */
export function Broken({ error }: ErrorComponentProps) {
  return (
    <div role="alert">
      <EmptyState
        level={1}
        title="This screen could not be shown"
        actions={
          <Button look="first" onClick={() => location.reload()}>
            Reload
          </Button>
        }
      >
        Your changes are kept. Reloading helps if Throughline was updated meanwhile. What went wrong:{' '}
        {error instanceof Error ? error.message : String(error)}
      </EmptyState>
    </div>
  )
}
