import { useNavigate } from '@tanstack/react-router'
import type { Product } from '#domain/product/product.ts'
import { handFiles } from '#web/actions/file-drop.ts'
import { useFileDrop } from '#web/actions/use-file-drop.ts'
import { fileDropWords as say } from '#words/file-drop.ts'
import styles from './drop-target.module.css'

/** A file dropped on any screen is one to import; while it is held over the page, this says so. */
export function DropTarget({ product, takes }: { product: Product | null; takes: boolean }) {
  const navigate = useNavigate()
  const dragging = useFileDrop({
    takes,
    onFiles: (files) => {
      handFiles(files)
      if (product) void navigate({ to: '/p/$key/import', params: { key: product.key } })
      else void navigate({ to: '/import' })
    },
  })
  if (!dragging) return null
  return (
    <div className={styles.target} aria-hidden="true">
      <div className={styles.box}>
        <p className={styles.title}>{say('dropHere')}</p>
        <p>{say('dropHint')}</p>
      </div>
    </div>
  )
}
