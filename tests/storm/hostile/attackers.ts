// A process of its own, so that what the attackers do is not counted among what the people wait for.
import { setPriority } from 'node:os'
import { type Answered, attacks, type Target } from './attacks.ts'

// On one machine they must not win by taking the processor from the server: elsewhere they would have their own.
setPriority(19)
const over = new AbortController()
const answered: Record<string, Answered> = {}

process.on('message', (target: Target) => {
  for (const { name, run } of attacks.filter(
    ({ name }) => !process.env.ONLY || new RegExp(process.env.ONLY).test(name),
  )) {
    const mine: Answered = {}
    answered[name] = mine
    run(target, over.signal, (answer) => {
      mine[answer] = (mine[answer] ?? 0) + 1
    }).catch((error) => {
      mine[`ended: ${error}`] = 1
    })
  }
})
process.on('disconnect', () => process.exit())
process.on('SIGTERM', () => {
  over.abort()
  process.send?.(answered, () => process.exit())
})
