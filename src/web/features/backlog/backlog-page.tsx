import { Outlet, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useProduct } from '#web/product/current-product.tsx'
import styles from './backlog-screen.module.css'
import { BacklogScreen } from './backlog-screen.tsx'

/** What `group` of the address says where rows do not stand by release. */
const oneList = 'none'

/** Long enough that the address is not written for each letter. */
const quietMs = 250

/** The backlog screen at its address. What is typed shows at once; the address follows when typing pauses. */
export function BacklogPage() {
  const product = useProduct()
  const { q = '', group } = useSearch({ from: '/inside/p/$key/as-it-was/backlog' })
  const navigate = useNavigate()
  const [text, setText] = useState(q)
  const [seen, setSeen] = useState(q)
  const written = useRef(q)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // A link, Back, or the palette changed the address: it wins over what stands in the field.
  if (q !== seen) {
    setSeen(q)
    if (q !== written.current) setText(q)
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  const onText = useCallback(
    (next: string) => {
      setText(next)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        const asked = next.trim()
        written.current = asked
        void navigate({
          to: '/p/$key/backlog',
          params: { key: product.key },
          search: ({ q: _, ...rest }) => (asked ? { ...rest, q: asked } : rest),
          replace: true,
        })
      }, quietMs)
    },
    [navigate, product.key],
  )
  const onGrouped = useCallback(
    (on: boolean) => {
      void navigate({
        to: '/p/$key/backlog',
        params: { key: product.key },
        search: ({ group: _, ...rest }) => (on ? rest : { ...rest, group: oneList }),
        replace: true,
      })
    },
    [navigate, product.key],
  )
  return (
    <div className={styles.beside}>
      <BacklogScreen
        key={product.id}
        product={product}
        text={text}
        onText={onText}
        grouped={group !== oneList}
        onGrouped={onGrouped}
      />
      {/* the peek, when the address asks for one */}
      <Outlet />
    </div>
  )
}
