import { expect, test } from 'vitest'
import { releaseName } from './release-name.ts'

test('a release is called by its name, and without one by its date', () => {
  expect(releaseName({ name: 'Come back', date: '2027-Q1' })).toBe('Come back')
  expect(releaseName({ name: '', date: '2027-Q1' })).toBe('Q1 2027')
  expect(releaseName({ name: '', date: '2027-03-31' })).toBe('31 Mar 2027')
  expect(releaseName({ name: '', date: null })).toBe('Later')
})
