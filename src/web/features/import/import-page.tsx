import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { createItem } from '#domain/backlog/create-item.ts'
import { countOf } from '#domain/kernel/counts.ts'
import { find } from '#domain/kernel/state.ts'
import { createProduct } from '#domain/product/create-product.ts'
import type { Product } from '#domain/product/product.ts'
import { takeDroppedFiles } from '#web/actions/file-drop.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { useFileDrop } from '#web/actions/use-file-drop.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { store } from '#web/store/the-store.ts'
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
import type { ImportStage } from './import-stage.ts'
import { useImport } from './use-import.ts'
import { useWaitingFiles, WaitingFiles } from './waiting-files.tsx'

/** Another tool's file becomes items of this product, or of one that is made for them. */
export function ImportPage() {
  const product = useProduct()
  const handle = useSearch({ from: '/inside/p/$key/import', select: (search) => search.import })
  // What was read for one product must not be imported into the next.
  return <ImportInto key={product.id} product={product} handle={handle} />
}

/** The same where there is no product yet: the file makes the first one. */
export function FirstImportPage() {
  const handle = useSearch({ from: '/inside/import', select: (search) => search.import })
  return (
    <main className={styles.alone}>
      <ImportInto product={null} handle={handle} />
    </main>
  )
}

function ImportInto({ product, handle }: { product: Product | null; handle: string | undefined }) {
  const navigate = useNavigate()
  const plans = useMay(createItem)
  const mayMake = useMay(createProduct)
  const may = product ? plans : mayMake
  /** products that were made for files on this visit, the last one first */
  const [made, setMade] = useState<readonly string[]>([])
  const importing = useImport({
    product: product?.id ?? null,
    handle,
    onHandle: (id) => void navigate({ to: '.', search: id === undefined ? {} : { import: id } }),
    placeFor: ({ isFile }, went) => {
      const here = product?.id ?? null
      if (went !== null) return { product: went, orCameTo: false }
      const isApart = mayMake && (here === null || (isFile && hasOtherWork(here)))
      return { product: isApart ? null : here, orCameTo: isApart }
    },
  })
  const { stage, choose } = importing
  const into = stage.at === 'done' ? stage.of.newProduct?.id : undefined
  if (into !== undefined && !made.includes(into)) setMade([into, ...made])
  const files = useWaitingFiles(importing)
  const takes = may && stage.at !== 'importing'
  const dragging = useFileDrop({
    takes,
    pastes: true,
    onFiles: files.take,
    onText: (text) => choose({ name: say('pasted'), blob: new Blob([text]), isFile: false }),
  })
  // What was dropped on another screen.
  const start = useRef(files.take)
  useEffect(() => start.current(takeDroppedFiles()), [])
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

  return (
    <>
      <PageBar title={say('title')} actions={<Buttons stage={stage} ready={ready} importing={importing} />} />
      <div className={styles.page} data-at={stage.at} data-dragging={dragging || undefined}>
        {stage.at !== 'importing' && stage.at !== 'reading' && <WaitingFiles files={files} />}
        {!may && <EmptyState title={say('notAllowedTitle')}>{say('notAllowed')}</EmptyState>}
        {may && (stage.at === 'choose' || stage.at === 'reading') && (
          <ChooseFile
            stage={stage}
            importing={importing}
            onFiles={files.take}
            dragging={dragging}
            heading={heading}
          />
        )}
        {stage.at === 'read' && (
          <DryRun stage={stage} product={product} made={made} importing={importing} heading={heading} />
        )}
        {stage.at === 'importing' && <ImportProgress stage={stage} heading={heading} />}
        {stage.at === 'done' && (
          <ImportResult stage={stage} product={product} importing={importing} heading={heading} />
        )}
      </div>
    </>
  )
}

/** Whether a file would mix with something: items of one's own, or the example's. */
function hasOtherWork(product: string): boolean {
  return (
    find(store.state, 'product', product)?.sample === true ||
    countOf(store.state.counts, product, 'items') > 0
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
  if (stage.at === 'choose' || stage.at === 'done') return null
  const creates = stage.at === 'read' ? stage.report.creates : stage.at === 'importing' ? stage.creates : null
  // Each keeps its place from step to step: the second press of a double click must not find another button there.
  return (
    <>
      {stage.at === 'read' ? (
        <Button look="quiet" onClick={importing.restart}>
          {say('anotherFile')}
        </Button>
      ) : (
        <Button onClick={importing.cancel} disabled={stage.at === 'importing' && !stage.canCancel}>
          {say('cancel')}
        </Button>
      )}
      <Button look="first" keys={['Mod+Enter']} disabled={!ready} onClick={importing.apply}>
        {creates === null ? say('apply') : say('importItems', { count: creates })}
      </Button>
    </>
  )
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
