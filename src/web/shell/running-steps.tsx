import { useCallback } from 'react'
import type { State } from '#domain/kernel/state.ts'
import type { Product } from '#domain/product/product.ts'
import { cancelStep } from '#domain/steps/cancel-step.ts'
import type { Step } from '#domain/steps/step.ts'
import { tellRefusal } from '#web/actions/tell.ts'
import { store } from '#web/store/the-store.ts'
import { useMay, useQuery } from '#web/store/use-store.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { marked } from '#web/ui/marked.ts'
import { Progress } from '#web/ui/progress.tsx'
import { runningStepWords as say } from '#words/running-steps.ts'
import styles from './news.module.css'

/** Long work in the product, whoever began it: how far it is, and the way to give it up. Silent otherwise. */
export function RunningSteps({ product }: { product: Product }) {
  const steps = useQuery(
    useCallback((state: State) => runningIn(state, product.id), [product.id]),
    { kinds: ['step'] },
  )
  const may = useMay(cancelStep)
  if (steps.length === 0) return null
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without markers
    <ul role="list" className={styles.steps} aria-label={say('list')}>
      {steps.map((step) => (
        <li key={step.id} className={classNames(styles.said, styles.step)}>
          <span>{toldOf(step)}</span>
          <Progress value={step.done} max={step.total} label={say('progress', { label: step.label })} />
          {may && step.state === 'running' && (
            <Button
              look="quiet"
              aria-label={say('giveUpThat', { label: step.label })}
              onClick={() => void tellRefusal(store.run(cancelStep, { step: step.id }))}
            >
              {say('giveUp')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function runningIn(state: State, product: string): Step[] {
  return [...state.records.step.values()].filter(
    (step) => step.product === product && (step.state === 'running' || step.state === 'cancelling'),
  )
}

function toldOf({ kind, state, label, done, total }: Step) {
  const how = state === 'cancelling' ? 'cancelling' : kind === 'undo' ? 'undoing' : 'importing'
  // What it counts is found out on the way, and may be more than was expected.
  const values = { label, done, total: Math.max(done, total) }
  return marked(say, how, { b: (words) => <b dir="auto">{words}</b> }, values)
}
