import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { itemByKey, itemKey } from '#domain/keys.ts'
import { useActions } from '#web/actions/use-actions.ts'
import { useProduct } from '#web/product/current-product.tsx'
import { useQuery } from '#web/store/use-store.ts'
import { IconButton } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { itemPageWords as say } from '#words/item-page.ts'
import { itemKindWords } from '#words/items.ts'
import styles from './item-view.module.css'
import { ItemView } from './item-view.tsx'

/** The item beside the list; on a small screen over it. */
export function ItemPeek({ name, onClose }: { name: string; onClose: () => void }) {
  const product = useProduct()
  const item = useQuery((state) => itemByKey(state, name), { kinds: ['item', 'product'] })
  const panel = useRef<HTMLElement>(null)
  useActions('peek', [
    { id: 'peek.close', label: say('close'), group: say('group'), keys: ['Escape'], perform: onClose },
  ])
  // Where it covers the list, the keyboard is in it.
  useEffect(() => {
    if (matchMedia('(width < 56.25em)').matches) panel.current?.focus()
  }, [])
  if (!item || item.product !== product.id) return null
  const key = itemKey(product, item)
  return (
    <aside ref={panel} tabIndex={-1} className={styles.aside} aria-label={say('peek', { key })}>
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
    </aside>
  )
}
