import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Item } from '#domain/backlog/item.ts'
import { PeopleHere } from '#web/presence/people-here.tsx'
import { useProduct } from '#web/product/current-product.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { itemPageWords as say } from '#words/item-page.ts'
import { itemKindWords } from '#words/items.ts'
import styles from './item-view.module.css'

/** The head of the page: the way back, the key, and what can be done. */
export function ItemBar({ item, itemKey, children }: { item: Item; itemKey: string; children: ReactNode }) {
  const product = useProduct()
  return (
    <header className={styles.bar}>
      <Link to="/p/$key/backlog" params={{ key: product.key }}>
        {say('backlog')}
      </Link>
      <span className={styles.key} aria-hidden="true">
        ›
      </span>
      <Icon name={item.kind} label={itemKindWords(item.kind)} />
      <span className={styles.key}>{itemKey}</span>
      <span className={styles.gap} />
      <PeopleHere />
      {children}
    </header>
  )
}
