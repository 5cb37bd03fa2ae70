import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { featureFilter } from '#domain/backlog/feature-filter.ts'
import { tallyOf } from '#domain/backlog/tally.ts'
import { editFeature } from '#domain/roadmap/edit-feature.ts'
import type { FeatureId } from '#domain/roadmap/feature.ts'
import { why } from '#web/actions/tell.ts'
import { EditedBy } from '#web/presence/edited-by.tsx'
import { atSame } from '#web/product/at.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { useFieldDraft } from '#web/product/use-field-draft.ts'
import { store } from '#web/store/the-store.ts'
import { useFlash, useQuery, useRecord } from '#web/store/use-store.ts'
import { useLight } from '#web/thread/lit-thread.ts'
import { InlineEdit } from '#web/ui/inline-edit.tsx'
import { contextMenu, MenuButton } from '#web/ui/menu.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { featureWords as say } from '#words/roadmap.ts'
import { uiWords } from '#words/ui.ts'
import styles from './feature-row.module.css'
import { featureMenu } from './here.ts'
import { useRoadmap, useStop } from './roadmap-context.tsx'
import { useFeatureDrag } from './use-feature-drag.ts'

/**
 * A feature: a full dot when the backlog has items for it, an open ring when it is hollow. Whoever does not see the
 * backlog sees the dot alone.
 */
export function FeatureRow({ id, release }: { id: FeatureId; release: string }) {
  const product = useProduct()
  const feature = useRecord('feature', id)
  const { items, done } = useQuery((state) => tallyOf(state, id), { kinds: ['item'] })
  const { mayPlan, seesBacklog } = useRoadmap()
  const stop = useStop()
  const flash = useFlash(id)
  const light = useLight(release, id)
  const row = useRef<HTMLLIElement>(null)
  const draft = useFieldDraft('feature', feature, 'name')
  const dragging = useFeatureDrag(row, id, mayPlan)
  if (!feature) return null
  const menu = () => featureMenu(id)
  return (
    <li
      ref={row}
      className={styles.row}
      data-row
      data-feature={id}
      data-cell={`feature:${id}`}
      data-light={light}
      data-flash={flash || undefined}
      data-dragged={dragging || undefined}
      {...(mayPlan && contextMenu(say('named', { name: feature.name }), menu))}
    >
      <span className={styles.dot} data-thread data-hollow={(seesBacklog && items === 0) || undefined} />
      <InlineEdit
        className={styles.name}
        label={say('feature')}
        lines="wrap"
        selects
        value={feature.name}
        readOnly={!mayPlan}
        tabIndex={stop}
        draft={draft}
        onSave={(name, was: string) =>
          name === ''
            ? say('needsName')
            : why(store.run(editFeature, { feature: id, name, was: { name: was } }))
        }
      />
      {items > 0 ? (
        <span className={styles.bar} aria-hidden>
          <Progress value={done} max={items} label="" />
        </span>
      ) : (
        seesBacklog && <span className={styles.none}>{say('noItems')}</span>
      )}
      {items > 0 && (
        <Link
          className={styles.count}
          to="/p/$key/backlog"
          params={{ key: product.key }}
          search={(now) => ({ q: featureFilter(feature), ...atSame(now) })}
          tabIndex={stop}
          draggable={false}
          aria-label={say('doneFor', { done, items, name: feature.name })}
        >
          {say('done', { done, items })}
        </Link>
      )}
      {mayPlan && (
        <>
          <MenuButton
            label={uiWords('moreFor', { name: feature.name })}
            className={styles.menu}
            tabIndex={stop}
            align="end"
            items={menu}
          />
          <span className={styles.grip} aria-hidden />
        </>
      )}
      <EditedBy cell={`feature:${id}`} tag="inside" />
    </li>
  )
}
