import type { ItemStatus } from '#domain/backlog/item.ts'
import { statusOf } from './statuses.ts'

/**
 * Where an open issue stands, by a label that says so: `workflow::in dev`, `status: doing`, or `in progress` alone.
 * Never done: an issue that is open is not.
 * @param scopedOnly only where the label says that it is one of a workflow
 */
export function statusOfLabels(labels: readonly string[], scopedOnly = false): ItemStatus | null {
  let plain: ItemStatus | null = null
  for (const label of labels) {
    const [, word] = /^(?:workflow|status|state|board|stage)\s*(?:::|[/:])\s*(.+)$/i.exec(label) ?? []
    const status = statusOf(word ?? label)
    if (status === null || status === 'done') continue
    if (word !== undefined) return status
    if (status !== 'draft') plain ??= status
  }
  return scopedOnly ? null : plain
}
