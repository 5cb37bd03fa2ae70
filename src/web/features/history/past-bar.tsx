import { Link, useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { scopeIn } from '#domain/kernel/scope.ts'
import type { Product } from '#domain/product/product.ts'
import { useActions } from '#web/actions/use-actions.ts'
import type { At } from '#web/product/at.ts'
import { useHolds } from '#web/store/use-store.ts'
import { buttonLook, IconButton } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { marked } from '#web/ui/marked.ts'
import { useNow } from '#web/ui/use-now.ts'
import { groupWords } from '#words/groups.ts'
import { pastWords as say } from '#words/history-page.ts'
import { isDay, timeOf } from './address.ts'
import { didText } from './did-text.ts'
import { ago, dayOf, dayText, momentText } from './moment-text.ts'
import styles from './past-bar.module.css'
import { useNeighbours } from './use-neighbours.ts'
import type { Past } from './use-past.ts'
import { useSteps } from './use-steps.ts'
import { useWho } from './use-who.ts'

/** Says plainly that what stands beneath is over, which moment it is, and how to go from there. */
export function PastBar({
  product,
  past,
  isCurrent,
}: {
  product: Product
  past: Past
  /** whether it is the moment that the address names, or still the one before */
  isCurrent: boolean
}) {
  const { step, at } = past
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const now = useNow()
  const who = useWho(step.actor)
  const time = new Date(step.at).getTime()
  const neighbours = useNeighbours(product.id, step)
  const hasBacklog = useHolds(scopeIn(product.id, 'backlog'))
  const params = { key: product.key }
  const screen = pathname.endsWith('/backlog') ? '/p/$key/backlog' : '/p/$key/roadmap'
  const { q } = useSearch({ strict: false })
  const asked = q === undefined ? {} : { q }
  const go = (to: At) => void navigate({ to: screen, params, search: { ...asked, at: to }, replace: true })
  const backToNow = () => void navigate({ to: screen, params, search: asked })
  const compare = () => void navigate({ to: '/p/$key/history', params, search: { from: step.seq } })

  const { can, walk } = useSteps(neighbours, isCurrent, go)
  const toEarlier = () => walk('earlier')
  const toLater = () => walk('later')

  const group = groupWords('past')
  useActions('past', [
    {
      id: 'past.earlier',
      label: say('earlier'),
      group,
      keys: ['['],
      enabled: () => can('earlier'),
      perform: toEarlier,
    },
    {
      id: 'past.later',
      label: say('later'),
      group,
      keys: [']'],
      enabled: () => can('later'),
      perform: toLater,
    },
    { id: 'past.compare', label: say('compare'), group, perform: compare },
    { id: 'past.now', label: say('now'), group, perform: backToNow },
  ])

  const shownTime = typeof at === 'string' ? timeOf(at) : time
  return (
    <section className={styles.bar} aria-label={say('bar')}>
      <div className={styles.says}>
        <Icon name="clock" className={styles.icon} />
        <div>
          <p className={styles.when} role="status">
            {isDay(at)
              ? marked(say, 'asItWasDay', { b: bold }, { day: dayText(shownTime), seq: step.seq })
              : marked(say, 'asItWas', { b: bold }, { moment: momentText(shownTime), seq: step.seq })}
          </p>
          <p className={styles.by}>{say('by', { who, did: didText(step), when: ago(time, now) })}</p>
        </div>
      </div>
      <div className={styles.ways}>
        <IconButton
          icon="arrow-left"
          label={say('earlier')}
          keys={['[']}
          aria-disabled={!can('earlier') || undefined}
          onClick={toEarlier}
        />
        <IconButton
          icon="arrow-right"
          label={say('later')}
          keys={[']']}
          aria-disabled={!can('later') || undefined}
          onClick={toLater}
        />
        <Field label={say('day')} hideLabel className={styles.day}>
          {(wiring) => (
            <input
              key={dayOf(shownTime)}
              type="date"
              {...wiring}
              defaultValue={dayOf(shownTime)}
              max={dayOf(now)}
              onBlur={({ currentTarget: { value } }) => value && value !== dayOf(shownTime) && go(value)}
              onKeyDown={({ key, currentTarget: { value } }) =>
                key === 'Enter' && value && value !== dayOf(shownTime) && go(value)
              }
            />
          )}
        </Field>
        {hasBacklog && (
          <nav className={styles.screens} aria-label={say('screens')}>
            <Link
              className={buttonLook('quiet', styles.screen)}
              to="/p/$key/roadmap"
              params={params}
              search={{ at }}
            >
              {say('roadmap')}
            </Link>
            <Link
              className={buttonLook('quiet', styles.screen)}
              to="/p/$key/backlog"
              params={params}
              search={{ at }}
            >
              {say('backlog')}
            </Link>
          </nav>
        )}
        <Link
          className={buttonLook('plain', styles.link)}
          to="/p/$key/history"
          params={params}
          search={{ from: step.seq }}
        >
          {say('compare')}
        </Link>
        <Link
          className={buttonLook('first', styles.link)}
          to={screen}
          params={params}
          search={asked}
          activeOptions={{ exact: true }}
        >
          {say('now')}
        </Link>
      </div>
    </section>
  )
}

const bold = (words: ReactNode) => <b>{words}</b>
