import { EmptyState } from '#web/ui/empty-state.tsx'

export function NotFound() {
  return (
    <main>
      <EmptyState level={1} title="Nothing is at this address">
        It may have been deleted or renamed. <a href="/">Go to your products</a>.
      </EmptyState>
    </main>
  )
}
