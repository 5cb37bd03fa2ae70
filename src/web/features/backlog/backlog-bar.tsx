import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { Product } from '#domain/product/product.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { PageBar } from '#web/ui/page-bar.tsx'
import { backlogWords as say } from '#words/backlog.ts'
import { whyThisWords } from '#words/welcome.ts'
import styles from './backlog-screen.module.css'

export const BacklogBar = memo(function BacklogBar({
  product,
  text,
  empty,
  onNew,
}: {
  product: Product
  /** the filter */
  text: string
  /** nothing is there yet: the first action then stands in the middle of the page */
  empty: boolean
  /** null for those who only read */
  onNew: (() => void) | null
}) {
  const params = { key: product.key }
  return (
    <PageBar
      title={say('backlog')}
      why={{ label: whyThisWords('title'), text: whyThisWords('backlog') }}
      filter={text.trim()}
      actions={
        <>
          {onNew && (
            <>
              <Link
                className={classNames(styles.link, styles.wide)}
                to="/p/$key/derive/top-down"
                params={params}
              >
                {say('deriveFromRoadmap')}
              </Link>
              <Link className={classNames(styles.link, styles.wide)} to="/p/$key/import" params={params}>
                {say('import')}
              </Link>
            </>
          )}
          {onNew && (
            <Button look={empty ? 'plain' : 'first'} keys={['C']} onClick={onNew}>
              {say('newItem')}
            </Button>
          )}
        </>
      }
    />
  )
})
