import { lazy, Suspense } from 'react'
import { loadPatiently } from '#web/ui/load-patiently.ts'
import styles from './description.module.css'

const Markdown = lazy(async () => ({
  default: (await loadPatiently(() => import('#web/ui/markdown/markdown.tsx'))).Markdown,
}))

/** Reads Markdown; as it was typed until the part of the program that reads it is here. */
export function LazyMarkdown({ text }: { text: string }) {
  return (
    <Suspense fallback={<div className={styles.raw}>{text}</div>}>
      <Markdown text={text} />
    </Suspense>
  )
}
