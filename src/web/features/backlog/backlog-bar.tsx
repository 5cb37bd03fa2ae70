import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { Product } from '#domain/product/product.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import styles from './backlog-screen.module.css'

export const BacklogBar = memo(function BacklogBar({
  product,
  onNew,
}: {
  product: Product
  onNew: () => void
}) {
  const params = { key: product.key }
  return (
    <header className={styles.bar}>
      <h1>Backlog</h1>
      <Link className={classNames(styles.link, styles.wide)} to="/p/$key/derive/top-down" params={params}>
        Derive from roadmap
      </Link>
      <Link className={classNames(styles.link, styles.wide)} to="/p/$key/import" params={params}>
        Import
      </Link>
      <Button look="first" keys={['C']} onClick={onNew}>
        New item
      </Button>
    </header>
  )
})
