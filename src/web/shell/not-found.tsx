import { EmptyState } from '#web/ui/empty-state.tsx'
import { marked } from '#web/ui/marked.ts'
import { shellWords } from '#words/shell.ts'
import { Outside } from './outside.tsx'
import { TrayAtHome } from './tray-at-home.tsx'

/** What somebody typed about a product that is gone stays theirs, and the way to it is here, too. */
export function NotFound() {
  return (
    <Outside>
      <EmptyState level={1} title={shellWords('notFoundTitle')} actions={<TrayAtHome />}>
        {marked(shellWords, 'notFound', { link: (words) => <a href="/">{words}</a> })}
      </EmptyState>
    </Outside>
  )
}
