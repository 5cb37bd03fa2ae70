import { setTimeout as pause } from 'node:timers/promises'
import { bounds } from './bounds.ts'

/** Waits for a turn that comes in a little while; 0 when it is there, else the seconds until it is. */
export async function patiently(wait: () => number): Promise<number> {
  const first = wait()
  if (first === 0 || first * 1_000 > bounds.patienceMs) return first
  await pause(first * 1_000)
  return wait()
}
