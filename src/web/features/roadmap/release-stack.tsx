import { type CSSProperties, useEffect, useRef, useState } from 'react'
import type { Release, ReleaseId } from '#domain/roadmap/release.ts'
import { plainDate } from '#domain/roadmap/release-date.ts'
import { releaseName } from '#domain/roadmap/release-name.ts'
import { EditedBy } from '#web/presence/edited-by.tsx'
import { useRecord, useStore } from '#web/store/use-store.ts'
import { threadOf } from '#web/thread/thread.ts'
import { VisuallyHidden } from '#web/ui/visually-hidden.tsx'
import { releaseWords, roadmapWords } from '#words/roadmap.ts'
import { rows } from './cell-label.ts'
import { draftProps } from './draft-parts.tsx'
import styles from './release-stack.module.css'
import { Content, DraftContent } from './roadmap-grid.tsx'
import type { DraftRelease } from './use-draft-release.ts'

/** The roadmap on a small screen: one release at a time, the others a swipe or a tap on the strip away. */
export function ReleaseStack({
  releases,
  draft,
}: {
  releases: readonly Release[]
  draft: DraftRelease | null
}) {
  const track = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState(0)
  const pages = releases.length + (draft ? 1 : 0)
  const goTo = (at: number) => {
    const page = track.current?.children[at] as HTMLElement | undefined
    if (track.current && page) track.current.scrollTo({ left: page.offsetLeft, behavior: 'smooth' })
  }
  const drafting = draft !== null
  useEffect(() => {
    if (drafting && track.current) track.current.scrollLeft = track.current.scrollWidth
  }, [drafting])
  return (
    <>
      <nav className={styles.strip} aria-label={releaseWords('list')}>
        {releases.map((release, at) => (
          <Tab key={release.id} id={release.id} shown={at === shown} onShow={() => goTo(at)} />
        ))}
      </nav>
      <div
        ref={track}
        className={styles.track}
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) =>
          setShown(Math.min(pages - 1, Math.round(scrollLeft / Math.max(1, clientWidth))))
        }
      >
        {releases.map(({ id }) => (
          <Page key={id} id={id} />
        ))}
        {draft && (
          <section className={styles.page} aria-label={releaseWords('new')} {...draftProps(draft)}>
            <h2>
              <VisuallyHidden>{releaseWords('new')}</VisuallyHidden>
            </h2>
            {rows.slice(0, 3).map((row) => (
              <div key={row} className={styles.part}>
                <h3 className={styles.heading}>{roadmapWords(row)}</h3>
                <DraftContent row={row} draft={draft} />
              </div>
            ))}
          </section>
        )}
      </div>
    </>
  )
}

function Tab({ id, shown, onShow }: { id: string; shown: boolean; onShow: () => void }) {
  const store = useStore()
  const release = useRecord('release', id)
  const tab = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (shown) tab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [shown])
  if (!release) return null
  return (
    <button
      type="button"
      ref={tab}
      className={styles.tab}
      aria-current={shown || undefined}
      style={{ '--t': threadOf(store.state, id) } as CSSProperties}
      onClick={onShow}
    >
      {plainDate(release.date)}
      {release.name && <VisuallyHidden>, {release.name}</VisuallyHidden>}
    </button>
  )
}

function Page({ id }: { id: ReleaseId }) {
  const store = useStore()
  const release = useRecord('release', id)
  if (!release) return null
  return (
    <section
      className={styles.page}
      aria-label={releaseName(release)}
      data-card={id}
      data-release={id}
      tabIndex={-1}
      style={{ '--t': threadOf(store.state, id) } as CSSProperties}
    >
      <h2>
        <VisuallyHidden>{releaseName(release)}</VisuallyHidden>
      </h2>
      {rows.map((row) => (
        <div key={row} className={styles.part} data-row-name={row} data-cell={`${row}:${id}`}>
          <h3 className={styles.heading}>{roadmapWords(row)}</h3>
          <Content row={row} release={id} />
          <EditedBy cell={`${row}:${id}`} tag="around" />
        </div>
      ))}
    </section>
  )
}
