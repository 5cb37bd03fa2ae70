import { expect, test } from 'vitest'
import { count } from './count.ts'

test('one is singular, all else plural, and thousands are grouped', () => {
  expect([0, 1, 2, 1204].map((number) => count(number, 'item'))).toEqual([
    '0 items',
    '1 item',
    '2 items',
    '1,204 items',
  ])
})

test('a noun that takes more than an s brings its plural', () => {
  expect([count(1, 'change is', 'changes are'), count(3, 'change is', 'changes are')]).toEqual([
    '1 change is',
    '3 changes are',
  ])
})
