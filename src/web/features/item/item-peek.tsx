import { Link } from '@tanstack/react-router'
import { itemByKey, itemKey } from '#domain/keys.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { useQuery } from '#web/store/use-store.ts'
import { IconButton } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { useNarrow } from '#web/ui/use-narrow.ts'
import { itemPageWords as say } from '#words/item-page.ts'
import { itemKindWords } from '#words/items.ts'
import styles from './item-view.module.css'
import { ItemView } from './item-view.tsx'

/** The item beside the list; on a narrow page a sheet over it, and what it covers waits. */
export function ItemPeek({ name, onClose }: { name: string; onClose: () => void }) {
  const product = useProduct()
  const isSheet = useNarrow()
  const item = useQuery((state) => itemByKey(state, name), { kinds: ['item', 'product'] })
  useActions('peek', [
    { id: 'peek.close', label: say('close'), group: say('group'), keys: ['Escape'], perform: onClose },
  ])
  if (!item || item.product !== product.id) return null
  const key = itemKey(product, item)
  const label = say('peek', { key })
  const inside = (
    <>
      <header className={styles.bar}>
        <Icon name={item.kind} label={itemKindWords(item.kind)} />
        <span className={styles.key}>{key}</span>
        <span className={styles.gap} />
        <Link to="/i/$key" params={{ key }}>
          {say('open')}
        </Link>
        <IconButton icon="close" label={say('close')} onClick={onClose} />
      </header>
      <div className={styles.page}>
        <ItemView key={item.id} item={item} itemKey={key} peek />
      </div>
    </>
  )
  if (isSheet)
    return (
      <Dialog open onClose={onClose} title={label} hideTitle bare>
        {inside}
      </Dialog>
    )
  return (
    <aside className={styles.aside} aria-label={label}>
      {inside}
    </aside>
  )
}
