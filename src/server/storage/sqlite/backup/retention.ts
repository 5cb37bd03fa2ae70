import type { Backup } from './list-backups.ts'

/** How many of those that the server made by itself are kept. */
export interface Retention {
  daily: number
  weekly: number
}

const UPGRADES = 2

/**
 * Which backups are no longer needed: the newest of each of the last days and weeks are kept, the last two that were
 * made before upgrades, and all that people asked for.
 *
 * @param backups newest first
 */
export function outdated(backups: readonly Backup[], { daily, weekly }: Retention): Backup[] {
  const keep = new Set<Backup>()
  const own = backups.filter(({ manifest }) => manifest.why === 'daily')
  const newestOf = (most: number, periodOf: (made: string) => string) => {
    const periods = new Map<string, Backup>()
    for (const backup of own) {
      const period = periodOf(backup.manifest.made)
      if (!periods.has(period)) periods.set(period, backup)
    }
    for (const backup of [...periods.values()].slice(0, most)) keep.add(backup)
  }
  newestOf(daily, (made) => made.slice(0, 10))
  newestOf(weekly, weekOf)
  for (const backup of backups.filter(({ manifest }) => manifest.why === 'upgrade').slice(0, UPGRADES))
    keep.add(backup)
  return backups.filter((backup) => backup.manifest.why !== 'asked' && !keep.has(backup))
}

/** The Monday that a moment's week began with, in UTC. */
function weekOf(made: string): string {
  const day = new Date(made)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return day.toISOString().slice(0, 10)
}
