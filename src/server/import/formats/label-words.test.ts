import { expect, test } from 'vitest'
import { areWorkflow, statusOfLabels } from './label-words.ts'

test('a label that may as well name a topic says nothing of where an issue stands, but with a scope', () => {
  for (const topic of [
    'design',
    'Testing',
    '🎨 design',
    'review',
    'дизайн',
    '設計',
    'Entwicklung',
    'beta',
    'QA',
  ]) {
    expect([topic, statusOfLabels([topic], 'sure')]).toEqual([topic, null])
    expect(areWorkflow([topic]), topic).toBe(false)
  }
  expect(statusOfLabels(['design', 'status: design'], 'sure')).toBe('design')
  expect(statusOfLabels(['workflow::testing'], 'scope')).toBe('testing')
})

test('labels that say for certain that work goes on are a workflow, and its other words count then', () => {
  for (const label of ['in progress', 'WIP', 'in review', 'blocked', 'in Arbeit']) {
    expect([label, areWorkflow([label])]).toEqual([label, true])
    expect(statusOfLabels([label], 'sure'), label).toBe(label)
  }
  expect(statusOfLabels(['ui', 'testing'], 'any')).toBe('testing')
  // Where scopes say it, bare labels do not.
  expect(areWorkflow(['workflow::in dev', 'status: blocked'])).toBe(false)
})
