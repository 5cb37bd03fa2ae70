import { describe, expect, test } from 'vitest'
import { must } from '#base/must.ts'
import type { Item } from '#domain/backlog/item.ts'
import type { CommandCall } from '#domain/kernel/commit.ts'
import { newId } from '#domain/kernel/new-id.ts'
import { ordered } from '#domain/kernel/state.ts'
import type { ImportChoices } from '#protocol/import-choices.ts'
import {
  emptyWorkspace,
  owner,
  type SampleWorkspace,
  trailmix,
  workspace,
} from '#tests/support/sample-workspace.ts'
import type { Reading } from '../formats/draft.ts'
import { readFile } from '../read-file.ts'
import { createHere, originsIn } from './origins.ts'
import { type ImportPlan, planImport } from './plan-import.ts'

function emptyProduct(): SampleWorkspace {
  const made = emptyWorkspace()
  made.act('create-workspace', { workspace, name: 'Workspace' }, 'system')
  made.act('add-member', { member: owner, name: 'Olivia', administrator: true }, 'system')
  made.act('create-product', { product: trailmix, name: 'Trailmix', key: 'TRL' })
  return made
}

function reading(text: string, name = 'items.csv'): Reading {
  const found = readFile(Buffer.from(text), name)
  if ('malformed' in found) throw new Error(found.malformed)
  return found
}

let drawn = 0
function plan(sample: SampleWorkspace, of: Reading, choices: ImportChoices = {}): ImportPlan {
  const here = createHere()
  for (const origins of originsIn(itemsOf(sample), of.source)) here.add(origins)
  const work = planImport(of, {
    product: sample.get('product', trailmix),
    here,
    choices,
    newItemId: () =>
      newId(
        'itm',
        Buffer.alloc(14)
          .fill(++drawn % 62)
          .fill(Math.floor(drawn / 62) % 62, 7),
      ),
  })
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value
}

test('what the file says otherwise of what is here is counted and listed, and nothing is changed', () => {
  const here = emptyProduct()
  const header = 'Issue key,Issue id,Summary,Issue Type,Status,Story Points'
  importing(here, `${header}\nK-1,1,Pay,Story,To Do,3\nK-2,2,Ship,Story,Done,5\nK-3,3,Find,Bug,To Do,`)
  const again = plan(
    here,
    reading(`${header}\nK-1,1,Pay,Story,To Do,3\nK-2,2,Ship,Story,To Do,8\nK-3,3,Seek,Bug,To Do,`),
  )
  expect(again).toMatchObject({ creates: 0, known: 3, differs: 2 })
  expect(again.differing).toMatchObject([
    {
      line: 3,
      key: 'TRL-2',
      fields: [
        { field: 'status', file: 'draft', here: 'done' },
        { field: 'estimate', file: '8', here: '5' },
      ],
    },
    { line: 4, key: 'TRL-3', title: 'Find', fields: [{ field: 'title', file: 'Seek', here: 'Find' }] },
  ])
  expect(again.twins).toMatchObject([{ line: 4, by: 'number', same: true, proven: true }])
  expect(again.skipped.map(({ reason }) => reason)).toEqual([
    'It is here already.',
    'It is here already, and stays as it is here, though the file says something else of it.',
    'It is here already, and stays as it is here, though the file says something else of it.',
  ])
})

test('of what the file does not speak it says nothing else', () => {
  const here = emptyProduct()
  importing(here, 'Id,Title,Type,Status,Points\n1,Pay,Bug,Done,5')
  expect(plan(here, reading('Id,Title\n1,Pay')).differs).toBe(0)
  expect(plan(here, reading('Id,Title,Status,Points\n1,Pay,Done,')).differs).toBe(0)
})

function importing(here: SampleWorkspace, text: string, name?: string): ImportPlan {
  const made = plan(here, reading(text, name))
  const calls = callsOf(made)
  if (calls.length > 0) here.actAll(calls)
  return made
}

const itemsOf = (here: SampleWorkspace): Item[] => [...ordered(here.state, 'item', trailmix)]
const titlesOf = (here: SampleWorkspace) => itemsOf(here).map(({ title }) => title)
/** An item by its title, with the text that its description points at. */
function named(here: SampleWorkspace, title: string) {
  const item = must(
    itemsOf(here).find((one) => one.title === title),
    title,
  )
  return { ...item, description: here.documents.get(item.description ?? '') ?? '' }
}
const callsOf = (made: ImportPlan) => [...made.slices()].flat()
const fieldsOf = ({ input }: CommandCall) => input as Record<string, unknown>

describe('what is created', () => {
  test('each line makes an item with what the file says of it, at the bottom, in the order of the file', () => {
    const here = emptyProduct()
    here.act('create-item', { item: 'itm_0000first', product: trailmix, title: 'Was here' })
    const made = importing(
      here,
      'Id,Title,Type,Status,Points,Description,URL\n7,Pay,Bug,Done,3,By card,https://x.org/7\n5,Ship,Epic,To do,,,',
    )
    expect(made.creates).toBe(2)
    expect(titlesOf(here)).toEqual(['Was here', 'Pay', 'Ship'])
    expect(named(here, 'Pay')).toMatchObject({
      kind: 'defect',
      status: 'done',
      estimate: 3,
      description: 'By card',
      source: { tool: 'csv', id: '7', url: 'https://x.org/7' },
    })
    expect(named(here, 'Ship')).toMatchObject({ kind: 'epic', estimate: null, description: '' })
  })

  test('children stand beneath their parents, whichever of the two comes first in the file', () => {
    const here = emptyProduct()
    const made = importing(here, 'Id,Title,Parent\n1,Child before,2\n2,Parent,\n3,Child behind,2')
    expect(titlesOf(here)).toEqual(['Child before', 'Parent', 'Child behind'])
    const parent = named(here, 'Parent').id
    expect(named(here, 'Child before').parent).toBe(parent)
    expect(named(here, 'Child behind').parent).toBe(parent)
    expect(made.sample.map(({ depth }) => depth)).toEqual([1, 0, 1])
  })

  test('a parent may have come with an earlier file', () => {
    const here = emptyProduct()
    importing(here, 'Issue key,Summary,Issue Type,Status\nAB-1,Shop,Epic,To Do')
    importing(here, 'Issue key,Summary,Issue Type,Status,Parent key\nAB-2,Pay,Story,To Do,AB-1')
    expect(named(here, 'Pay').parent).toBe(named(here, 'Shop').id)
  })

  test('a parent that is nowhere is named in the description, and so are labels', () => {
    const here = emptyProduct()
    const made = importing(here, 'Id,Title,Parent,Labels,Description\n1,Pay,X-9,web;card,Text')
    expect(named(here, 'Pay')).toMatchObject({
      parent: null,
      description: 'Text\n\nLabels: web, card\n\nParent: X-9',
    })
    expect(made.warnings.join(' ')).toContain('neither in the file nor here')
    expect(made.warnings.join(' ')).toContain('Labels')
  })

  test('two lines of one title make two items, and the dry run points at the second', () => {
    const made = plan(emptyProduct(), reading('Id,Title\n1,Pay by card\n2,Ship\n3,pay by  Card'))
    expect(made.creates).toBe(3)
    expect(made.warnings).toEqual([expect.stringMatching(/title of an earlier line .*line 4 \(“pay by/)])
  })

  test('all of it is one step that is undone as one', () => {
    const here = emptyProduct()
    const made = plan(here, reading('Id,Title,Parent\n1,Child,2\n2,Parent,'))
    here.undo(here.actAll(callsOf(made)))
    expect(itemsOf(here)).toEqual([])
  })

  test('the sample is the first twenty', () => {
    const lines = Array.from({ length: 30 }, (_, at) => `Story ${at}`)
    const made = plan(emptyProduct(), reading(lines.join('\n'), 'x.txt'))
    expect(made.sample.map(({ title }) => title)).toEqual(lines.slice(0, 20))
    expect(made.creates).toBe(30)
  })
})

describe('what is here already', () => {
  test('a file imported again makes nothing and names the item of each line', () => {
    const here = emptyProduct()
    const text = 'Id,Title\n1,Pay\n2,Ship'
    importing(here, text)
    const again = importing(here, text)
    expect(again.creates).toBe(0)
    expect(again.skipped).toEqual([
      { line: 2, text: 'Pay', reason: 'It is here already.', item: 'TRL-1' },
      { line: 3, text: 'Ship', reason: 'It is here already.', item: 'TRL-2' },
    ])
  })

  test('so do lines without ids, and lines that are equal are as many items', () => {
    const here = emptyProduct()
    expect(importing(here, 'Pay\nShip\nPay', 'x.txt').creates).toBe(3)
    expect(importing(here, 'Pay\nShip\nPay', 'x.txt').creates).toBe(0)
    expect(importing(here, 'Pay\nShip\nPay\nPay', 'x.txt').creates).toBe(1)
    expect(titlesOf(here)).toEqual(['Pay', 'Ship', 'Pay', 'Pay'])
  })

  test('a line without an id is known again after its item was given another title here', () => {
    const here = emptyProduct()
    importing(here, 'Pay\nShip', 'x.txt')
    here.act('edit-item', { item: named(here, 'Pay').id, title: 'Pay by card' })
    expect(importing(here, 'Pay\nShip', 'x.txt').creates).toBe(0)
  })

  test('tables made by hand count from 1, so an id alone does not make two items the same', () => {
    const here = emptyProduct()
    importing(here, 'Id,Title\n1,Pay')
    const made = importing(here, 'Id,Title\n1,Another file')
    expect(made.creates).toBe(1)
    expect(made.warnings.join(' ')).toContain('make items of their own')
    expect(importing(here, 'Id,Title\n1,Pay\n1,Another file').creates).toBe(1)
  })

  test('an issue key of Jira is the same item, whatever it is called now and whichever export it came in', () => {
    const here = emptyProduct()
    importing(here, 'Issue key,Summary,Issue Type,Status\nAB-1,Shop,Epic,To Do')
    here.act('edit-item', { item: named(here, 'Shop').id, title: 'Store' })
    expect(importing(here, 'Issue key,Summary,Issue Type,Status\nAB-1,Shop,Epic,Done').creates).toBe(0)
    const xml =
      '<?xml version="1.0"?><rss><channel><item><key>AB-1</key><summary>Shop</summary></item></channel></rss>'
    expect(importing(here, xml, 'x.xml').creates).toBe(0)
  })

  describe('where ids count from 1 in every file, and an item was given another title', () => {
    const rows = ['Pay', 'Ship', 'Search', 'Return'].map((title, at) => `${at + 1},${title}`)
    const file = (...more: string[]) => ['Id,Title', ...rows, ...more].join('\n')
    const changed = (text: string, from: string, to: string) => text.replace(from, to)

    test.each([
      ['here', file(), 'Ship', 'Deliver'],
      ['in the file', changed(file(), 'Ship', 'Deliver'), 'Deliver', 'Ship'],
    ])(
      'the number alone tells it where most of the others are here: renamed %s',
      (where, text, title, titleHere) => {
        const here = emptyProduct()
        importing(here, file())
        const { id } = named(here, 'Ship')
        if (where === 'here') here.act('edit-item', { item: id, title: 'Deliver' })
        const made = plan(here, reading(text))
        expect(made.twins).toEqual([
          { line: 3, title, item: id, key: 'TRL-2', titleHere, by: 'number', same: true, proven: false },
        ])
        expect(made.creates).toBe(0)
        expect(made.skipped[1]).toMatchObject({ line: 3, item: 'TRL-2' })
        expect(made.warnings).toEqual([])
      },
    )

    test('somebody may say that it is another one, and then it is made', () => {
      const here = emptyProduct()
      importing(here, file())
      here.act('edit-item', { item: named(here, 'Ship').id, title: 'Deliver' })
      const made = plan(here, reading(file()), { others: [3] })
      expect(made.creates).toBe(1)
      expect(made.twins).toMatchObject([{ line: 3, by: 'number', same: false }])
    })

    test('where as many differ as agree nothing is taken for the same, and each is asked about', () => {
      const here = emptyProduct()
      importing(here, file())
      here.act('edit-item', { item: named(here, 'Ship').id, title: 'Deliver' })
      here.act('edit-item', { item: named(here, 'Pay').id, title: 'Charge' })
      const made = plan(here, reading(file()))
      expect(made.creates).toBe(2)
      expect(made.twins).toMatchObject([
        { line: 2, titleHere: 'Charge', same: false },
        { line: 3, titleHere: 'Deliver', same: false },
      ])
      expect(plan(here, reading(file()), { twins: [2, 3] }).creates).toBe(0)
    })

    test('a file in which no title is that of its number is another one, and is not asked about line by line', () => {
      const here = emptyProduct()
      importing(here, file('5,Gift'))
      const other = ['Id,Title', ...['A', 'B', 'C', 'D', 'E'].map((title, at) => `${at + 1},${title}`)]
      const made = plan(here, reading(other.join('\n')))
      expect(made).toMatchObject({ creates: 5, twins: [] })
      expect(made.warnings.join(' ')).toContain('make items of their own')
    })

    test('of several that came with that number it is the one beside its neighbours', () => {
      const here = emptyProduct()
      importing(here, file())
      importing(here, 'Id,Title\n1,A\n2,B\n3,C')
      here.act('edit-item', { item: named(here, 'Ship').id, title: 'Deliver' })
      here.act('edit-item', { item: named(here, 'B').id, title: 'Bee' })
      expect(plan(here, reading(file())).twins).toMatchObject([{ titleHere: 'Deliver' }])
      expect(plan(here, reading('Id,Title\n1,A\n2,B\n3,C')).twins).toMatchObject([{ titleHere: 'Bee' }])
    })

    test('one that is called here like another line is none the less known by its number', () => {
      const here = emptyProduct()
      importing(here, file())
      here.act('edit-item', { item: named(here, 'Ship').id, title: 'Pay' })
      expect(plan(here, reading(file()))).toMatchObject({
        creates: 0,
        twins: [{ line: 3, title: 'Ship', titleHere: 'Pay', same: true }],
      })
    })

    test('a line that was put between others moves their numbers, and only it is made', () => {
      const here = emptyProduct()
      importing(here, file())
      const moved = 'Id,Title\n1,Pay\n2,Ship\n3,New\n4,Search\n5,Return'
      const made = plan(here, reading(moved))
      expect(made.sample.map(({ title }) => title)).toEqual(['New'])
      expect(made.twins.map(({ title, by, same }) => [title, by, same])).toEqual([
        ['Search', 'title', true],
        ['Return', 'title', true],
      ])
    })

    test('an item here is one line of the file, however many are called like it', () => {
      const here = emptyProduct()
      importing(here, file('5,Gift'))
      const made = plan(here, reading(file('8,Gift', '9,Gift')))
      expect(made.twins).toMatchObject([{ line: 6, same: true }])
      expect(made.sample.map(({ line }) => line)).toEqual([7])
    })

    test('a title that moved to another number is found by its title', () => {
      const here = emptyProduct()
      importing(here, file())
      const made = plan(here, reading('Id,Title\n1,New\n2,Pay\n3,Ship\n4,Search\n5,Return'))
      expect(made.twins.map(({ title, titleHere, by }) => [title, titleHere, by])).toEqual([
        ['Pay', 'Pay', 'title'],
        ['Ship', 'Ship', 'title'],
        ['Search', 'Search', 'title'],
        ['Return', 'Return', 'title'],
      ])
    })
  })

  test('a key of Jira that has another title here is named, and somebody may say that it is another item', () => {
    const here = emptyProduct()
    importing(here, 'Issue key,Summary,Issue Type,Status\nAB-1,Shop,Epic,To Do')
    here.act('edit-item', { item: named(here, 'Shop').id, title: 'Store' })
    const again = reading('Issue key,Summary,Issue Type,Status\nAB-1,Shop,Epic,To Do')
    expect(plan(here, again)).toMatchObject({
      creates: 0,
      twins: [{ line: 2, title: 'Shop', titleHere: 'Store', by: 'number', same: true }],
    })
    expect(plan(here, again, { others: [2] }).creates).toBe(1)
  })

  test('a key of Jira is the same item though its title here is that of another line', () => {
    const here = emptyProduct()
    const file = 'Issue key,Summary,Issue Type,Status\nAB-1,Shop,Epic,To Do\nAB-2,Pay,Story,To Do'
    importing(here, file)
    here.act('edit-item', { item: named(here, 'Shop').id, title: 'Pay' })
    expect(plan(here, reading(file)).creates).toBe(0)
    const more = plan(here, reading(`${file}\nAB-3,Pay,Story,To Do`))
    expect(more.sample.map(({ line }) => line)).toEqual([4])
  })

  test('how much of a file is here already is counted', () => {
    const here = emptyProduct()
    importing(here, 'Id,Title\n1,Pay\n2,Ship')
    expect(plan(here, reading('Id,Title\n1,Pay\n2,Ship\n3,A')).known).toBe(2)
    expect(plan(here, reading('Id,Title\n1,A\n2,B')).known).toBe(0)
  })

  test('a new child of an item that is here stands beneath it', () => {
    const here = emptyProduct()
    importing(here, 'Id,Title,Parent\n1,Parent,')
    importing(here, 'Id,Title,Parent\n1,Parent,\n2,Child,1')
    expect(named(here, 'Child').parent).toBe(named(here, 'Parent').id)
  })
})

test('a description longer than an item holds is shortened, and says where the rest is', () => {
  const here = emptyProduct()
  const fits = 'x'.repeat(100_000)
  const made = importing(here, `Title,Description\nToo long,${fits}y\nFits,${fits}`)
  expect(titlesOf(here)).toEqual(['Too long', 'Fits'])
  expect(named(here, 'Fits').description).toBe(fits)
  const { description } = named(here, 'Too long')
  expect(description.length).toBeLessThanOrEqual(100_000)
  expect(description).toMatch(/^x{99800}/)
  expect(description).toContain('it stands in the file, line 2')
  expect(made.skipped).toEqual([])
  expect(made.warnings.join()).toContain('line 2')
})

test('lines that the reader skipped and lines that are here stand in the order of the file', () => {
  const here = emptyProduct()
  importing(here, 'Id,Title\n3,Ship')
  const made = plan(here, reading('Id,Title\n1,\n3,Ship\n4,\n5,Pay'))
  expect(made.skipped.map(({ line }) => line)).toEqual([2, 3, 4])
  expect(callsOf(made).map(fieldsOf)).toMatchObject([{ title: 'Pay' }])
})
