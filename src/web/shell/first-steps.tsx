import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useState } from 'react'
import type { Product } from '#domain/product/product.ts'
import { createRelease } from '#domain/roadmap/create-release.ts'
import { store } from '#web/store/the-store.ts'
import { useMay, useStore } from '#web/store/use-store.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { focusWhenThere } from '#web/ui/focus-soon.ts'
import { Icon } from '#web/ui/icon.tsx'
import { VisuallyHidden } from '#web/ui/visually-hidden.tsx'
import { firstStepsWords as say } from '#words/welcome.ts'
import styles from './first-steps.module.css'
import {
  type FirstStep,
  firstSteps,
  keepProgress,
  type Progress,
  readProgress,
  stepAt,
  stepsIn,
} from './first-steps.ts'

/** Where the real control of a step is: on the roadmap, or around every screen; the second is for narrow pages. */
const controls: { readonly [step in FirstStep]: { onRoadmap: boolean; at: readonly string[] } } = {
  move: { onRoadmap: true, at: ['[data-feature] [aria-haspopup="menu"]'] },
  follow: { onRoadmap: true, at: ['[data-feature] a'] },
  undo: { onRoadmap: false, at: ['[data-shows="undo"]', '[data-shows="more"]'] },
  metric: { onRoadmap: true, at: ['[data-add="metric"]'] },
  derive: { onRoadmap: false, at: ['[data-shows="find"]', '[data-shows="more"]'] },
}

/** Five things to try in the sample product. Each ticks itself when it has really happened. */
export function FirstSteps({ product }: { product: Product }) {
  const mayPlan = useMay(createRelease)
  const [progress, setProgress] = useProgress(product)
  return mayPlan && !progress.away ? (
    <Steps product={product} done={progress.done} onAway={() => setProgress({ ...progress, away: true })} />
  ) : null
}

function Steps({
  product,
  done,
  onAway,
}: {
  product: Product
  done: readonly FirstStep[]
  onAway: () => void
}) {
  const id = useId()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const next = firstSteps.find((step) => !done.includes(step))
  const showMe = async (step: FirstStep) => {
    const { onRoadmap, at } = controls[step]
    if (onRoadmap) await navigate({ to: '/p/$key/roadmap', params: { key: product.key } })
    focusWhenThere(...at)
  }
  return (
    <section className={styles.steps} aria-label={say('title')}>
      <div className={styles.line}>
        <b>{say('title')}</b>
        <span className={styles.count}>{say('count', { done: done.length, all: firstSteps.length })}</span>
        <span className={styles.next}>{next ? say('next', { step: say(next) }) : say('allDone')}</span>
        {next ? (
          <Button
            look="plain"
            aria-label={say('showMeStep', { step: say(next) })}
            onClick={() => void showMe(next)}
          >
            {say('showMe')}
          </Button>
        ) : (
          <Link className={styles.own} to="/welcome" search={{ start: 'own' }}>
            {say('startOwn')}
          </Link>
        )}
        <Button look="quiet" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {say(open ? 'showLess' : 'showAll')}
        </Button>
        <IconButton icon="close" label={say('dismiss')} onClick={onAway} />
      </div>
      <ol id={id} className={styles.all} hidden={!open}>
        {firstSteps.map((step) => (
          <li key={step} data-done={done.includes(step) || undefined}>
            <span className={styles.tick}>{done.includes(step) && <Icon name="check" />}</span>
            <VisuallyHidden>{say(done.includes(step) ? 'done' : 'open')}</VisuallyHidden>
            {say(step)}
            <Button
              look="quiet"
              aria-label={say('showMeStep', { step: say(step) })}
              onClick={() => void showMe(step)}
            >
              {say('showMe')}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  )
}

function useProgress(product: Product): [Progress, (progress: Progress) => void] {
  const { member } = useStore()
  const [progress, setShown] = useState(() => readProgress(member))
  const { path, query } = useLocation({
    select: ({ pathname, search }) => ({
      path: pathname,
      query: String((search as { q?: unknown }).q ?? ''),
    }),
    structuralSharing: true,
  })
  useEffect(() => keepProgress(member, progress), [member, progress])
  useEffect(() => {
    const tick = (...steps: readonly FirstStep[]) =>
      setShown((now) => {
        const done = firstSteps.filter((step) => now.done.includes(step) || steps.includes(step))
        return done.length === now.done.length ? now : { ...now, done }
      })
    const here = stepAt(path, query)
    if (here) tick(here)
    const stops = [
      store.deeds.watch(({ changes }) => tick(...stepsIn(store.state, product.id, changes))),
      store.history.watch(() => store.history.value.redo !== null && tick('undo')),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [product.id, path, query])
  return [progress, setShown]
}
