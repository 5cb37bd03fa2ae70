import { setPriority } from 'node:os'

const LOW = 10

/**
 * Lets this thread stand back behind the one that serves everybody, where both want the same processor. Only Linux
 * knows priorities of threads; elsewhere it would be that of the whole process.
 */
export function standBack(): void {
  if (process.platform === 'linux') setPriority(0, LOW)
}
