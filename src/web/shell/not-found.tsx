import { EmptyState } from '#web/ui/empty-state.tsx'
import { marked } from '#web/ui/marked.ts'
import { shellWords } from '#words/shell.ts'

export function NotFound() {
  return (
    <main>
      <EmptyState level={1} title={shellWords('notFoundTitle')}>
        {marked(shellWords, 'notFound', { link: (words) => <a href="/">{words}</a> })}
      </EmptyState>
    </main>
  )
}
