import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { createItem } from '#domain/backlog/create-item.ts'
import type { Product } from '#domain/product/product.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { useMay } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageBar } from '#web/ui/page-bar.tsx'
import { groupWords } from '#words/groups.ts'
import { importPageWords as say } from '#words/import-page.ts'
import { ChooseFile } from './choose-file.tsx'
import { DryRun } from './dry-run.tsx'
import styles from './import-page.module.css'
import { ImportProgress } from './import-progress.tsx'
import { ImportResult } from './import-result.tsx'
import { useFileDrop } from './use-file-drop.ts'
import { type ImportStage, useImport } from './use-import.ts'

/** Another tool's file becomes items of this product: choose it, see what would happen, then import it as one step. */
export function ImportPage() {
  const product = useProduct()
  // What was read for one product must not be imported into the next.
  return <ImportInto key={product.id} product={product} />
}

function ImportInto({ product }: { product: Product }) {
  const navigate = useNavigate()
  const may = useMay(createItem)
  const importing = useImport(product.id)
  const { stage } = importing
  const takes = may && stage.at !== 'importing'
  const dragging = useFileDrop(takes, (file) => importing.choose({ name: file.name, blob: file }))
  const heading = useFocusOn(stage.at)
  const ready = stage.at === 'read' && !stage.busy && stage.report.creates > 0

  useActions('import', [
    {
      id: 'import.apply',
      label: say('apply'),
      group: groupWords('import'),
      keys: ['Mod+Enter'],
      enabled: () => ready,
      perform: importing.apply,
    },
  ])

  const seeBacklog = () => void navigate({ to: '/p/$key/backlog', params: { key: product.key } })
  return (
    <>
      <PageBar title={say('title')} actions={<Buttons stage={stage} ready={ready} importing={importing} />} />
      <div className={styles.page} data-dragging={dragging || undefined}>
        {!may && <EmptyState title={say('notAllowedTitle')}>{say('notAllowed')}</EmptyState>}
        {may && (stage.at === 'choose' || stage.at === 'reading') && (
          <ChooseFile stage={stage} importing={importing} dragging={dragging} heading={heading} />
        )}
        {stage.at === 'read' && <DryRun stage={stage} reread={importing.reread} heading={heading} />}
        {stage.at === 'importing' && <ImportProgress stage={stage} heading={heading} />}
        {stage.at === 'done' && (
          <ImportResult stage={stage} importing={importing} seeBacklog={seeBacklog} heading={heading} />
        )}
      </div>
    </>
  )
}

function Buttons({
  stage,
  ready,
  importing,
}: {
  stage: ImportStage
  ready: boolean
  importing: ReturnType<typeof useImport>
}) {
  if (stage.at === 'read') {
    const { creates } = stage.report
    return (
      <>
        <Button look="quiet" onClick={importing.restart}>
          {say('anotherFile')}
        </Button>
        <Button look="first" keys={['Mod+Enter']} disabled={!ready} onClick={importing.apply}>
          {say('importItems', { count: creates })}
        </Button>
      </>
    )
  }
  if (stage.at === 'reading' || stage.at === 'importing') {
    const cannot = stage.at === 'importing' && !stage.canCancel
    return (
      <Button onClick={importing.cancel} disabled={cannot}>
        {say('cancel')}
      </Button>
    )
  }
  return null
}

/** Where one step ends another begins: whoever does not see it change is brought to its heading. */
function useFocusOn(at: ImportStage['at']) {
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(at)
  useEffect(() => {
    if (first.current === at) return
    first.current = at
    heading.current?.focus()
  }, [at])
  return heading
}
