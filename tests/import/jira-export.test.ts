import { expect, test } from 'vitest'
import { dryRunOf } from '#server/import/plan/dry-run.ts'
import { readFile } from '#server/import/read-file.ts'
import { jiraExport } from './jira-export.ts'

test('a made export of a thousand rows is read as the tool’s own are: each row once, beneath its epic', () => {
  const made = jiraExport(1000)
  const reading = readFile(Buffer.from(made.csv), 'Jira.csv')
  if ('malformed' in reading) throw new Error(reading.malformed)
  const { items } = dryRunOf(reading).data
  expect(reading.source).toBe('jira-csv')
  expect(items).toHaveLength(1000)
  expect(new Set(items.map(({ title }) => title)).size).toBeGreaterThanOrEqual(999)
  expect(items.filter(({ kind }) => kind === 'epic').map(({ title }) => title)).toEqual(made.epics)
  expect(items.filter(({ kind, status }) => kind !== 'epic' && status !== 'done')).toHaveLength(made.open)
  expect(items.filter(({ parent }) => parent !== null).length).toBeGreaterThan(800)
  expect(jiraExport(1000).csv).toBe(made.csv)
})
