import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readStories } from './stories.ts'

const example = resolve(import.meta.dirname, '../../../../examples/g14-datahub.txt')

function read(text: string) {
  const content = readStories(text)
  if ('malformed' in content) throw new Error(content.malformed)
  return content
}

test('each line is a story; the mark and blank lines go, nothing else', () => {
  const content = read(
    '#G14# As a user, I want "A"; b,\tc \r\n\r\n  plain line\n#G14#x\n# heading\n#12 is an issue\n',
  )
  expect(content.drafts.map(({ line, title }) => [line, title])).toEqual([
    [1, 'As a user, I want "A"; b,\tc'],
    [3, 'plain line'],
    [4, 'x'],
    [5, '# heading'],
    [6, '#12 is an issue'],
  ])
})

test('a mark without a story is skipped with the reason', () => {
  expect(read('#G08# A\n#G08# \n').skipped).toEqual([
    {
      line: 2,
      text: '#G08#',
      reason: 'Title: the line has a mark and no text; write the story behind the mark.',
    },
  ])
})

test('the example backlog gives its 67 stories', () => {
  const { drafts, skipped } = read(readFileSync(example, 'utf8'))
  expect(drafts).toHaveLength(67)
  expect(skipped).toEqual([])
  expect(drafts[0]?.title).toBe(
    'As a Publisher, I want to publish a dataset, so that I can view just the dataset with a few people.',
  )
})
