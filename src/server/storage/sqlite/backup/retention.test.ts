import { expect, test } from 'vitest'
import type { Backup, BackupReason } from './list-backups.ts'
import { outdated } from './retention.ts'

const made = (at: string, why: BackupReason = 'daily'): Backup => ({
  path: `${at} ${why}`,
  bytes: 1,
  manifest: { backup: 1, made: at, why, format: 2, schema: 2, files: [], heads: [] },
})
/** One at noon of each of so many days back from the last of March 2026, newest first. */
const daily = (days: number) =>
  Array.from({ length: days }, (_, index) => made(new Date(Date.UTC(2026, 2, 31 - index, 12)).toISOString()))
const kept = (all: Backup[], retention = { daily: 7, weekly: 4 }) => {
  const gone = new Set(outdated(all, retention))
  return all.filter((backup) => !gone.has(backup)).map(({ path }) => path.slice(0, 10))
}

test('of many days the last seven stay, and the newest of each of four weeks', () => {
  // The 31st is a Tuesday.
  expect(kept(daily(60))).toEqual([
    ...['2026-03-31', '2026-03-30', '2026-03-29', '2026-03-28', '2026-03-27', '2026-03-26', '2026-03-25'],
    ...['2026-03-22', '2026-03-15'],
  ])
})

test('of several of one day the newest stays', () => {
  const all = [made('2026-03-31T20:00:00.000Z'), made('2026-03-31T08:00:00.000Z')]
  expect(outdated(all, { daily: 7, weekly: 4 })).toEqual([all[1]])
})

test('what people asked for stays, however old, and the last two before upgrades', () => {
  const asked = made('2020-01-01T00:00:00.000Z', 'asked')
  const upgrades = ['2023', '2022', '2021'].map((year) => made(`${year}-01-01T00:00:00.000Z`, 'upgrade'))
  expect(outdated([...daily(2), ...upgrades, asked], { daily: 1, weekly: 0 })).toEqual([
    daily(2)[1],
    upgrades[2],
  ])
})

test('of a week that spans two months one stays', () => {
  const all = [
    made('2026-04-01T12:00:00.000Z'),
    made('2026-03-30T12:00:00.000Z'),
    made('2026-03-29T12:00:00.000Z'),
  ]
  expect(kept(all, { daily: 0, weekly: 2 })).toEqual(['2026-04-01', '2026-03-29'])
})
