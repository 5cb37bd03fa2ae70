import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { createProduct } from '#domain/product/create-product.ts'
import { useMay, useQuery } from '#web/store/use-store.ts'
import { usePageTitle } from '#web/ui/page-title.ts'
import { welcomeWords as say } from '#words/welcome.ts'
import { OwnProduct } from './own-product.tsx'
import styles from './welcome.module.css'

/** The one question of the first visit: a living example, one's own product, or a backlog that one has. */
export function WelcomePage() {
  const { start } = useSearch({ from: '/inside/welcome' })
  const mayMake = useMay(createProduct)
  const navigate = useNavigate()
  const example = useQuery(
    (state) => {
      const found = [...state.records.product.values()].find(({ sample }) => sample)
      return found ? { key: found.key, name: found.name } : null
    },
    { kinds: ['product'] },
  )
  usePageTitle(say('page'))
  // Whoever may make none has nothing to be asked.
  useEffect(() => {
    if (!mayMake) void navigate({ to: '/', replace: true })
  }, [mayMake, navigate])
  if (!mayMake) return null
  if (start === 'own') return <OwnProduct />
  return (
    <main className={styles.page}>
      <h1 className={styles.asks}>{say('asks')}</h1>
      <nav className={styles.ways} aria-label={say('asks')}>
        {example && (
          <Link className={styles.way} to="/p/$key/roadmap" params={{ key: example.key }}>
            {say('example')}
            <span>{say('exampleHow', { product: example.name })}</span>
          </Link>
        )}
        <Link className={styles.way} to="/welcome" search={{ start: 'own' }}>
          {say('own')}
          <span>{say('ownHow')}</span>
        </Link>
        <Link className={styles.way} to="/import">
          {say('import')}
          <span>{say('importHow')}</span>
        </Link>
      </nav>
    </main>
  )
}
