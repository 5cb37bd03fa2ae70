import { setTimeout as pause } from 'node:timers/promises'

/** Waits for a turn that comes within `patienceMs`; 0 when it is there, else the seconds until it is. */
export async function patiently(wait: () => number, patienceMs: number): Promise<number> {
  const first = wait()
  if (first === 0 || first * 1_000 > patienceMs) return first
  await pause(first * 1_000)
  return wait()
}
