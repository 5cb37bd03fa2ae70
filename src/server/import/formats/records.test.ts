import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { headingsOfItems } from './headings.ts'
import { jsonLines, readJsonLines, readJsonRecords } from './json-records.ts'
import { readXmlRecords } from './xml-records.ts'

const told = (found: ReturnType<typeof readJsonRecords>) => {
  if ('malformed' in found) return [found.malformed]
  const [header, ...rows] = found.rows
  return rows.map(({ line, indent = 0, cells }) => ({
    line,
    indent,
    ...Object.fromEntries(cells.flatMap((cell, at) => (cell === '' ? [] : [[header!.cells[at], cell]]))),
  }))
}
const json = (value: unknown) => told(readJsonRecords(value, headingsOfItems))
const xml = (text: string) => told(readXmlRecords(text, headingsOfItems))

describe('JSON of tools', () => {
  test('an answer of Jira: fields, names of its own fields, documents, parents and children that are known', () => {
    const document = {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hi' }] }],
    }
    expect(
      json({
        total: 2,
        names: { customfield_10030: 'Story Points' },
        issues: [
          {
            id: '100',
            key: 'A-1',
            fields: {
              summary: 'Rooms',
              issuetype: { id: '1', name: 'Epic' },
              status: { name: 'Accepted', statusCategory: { key: 'done', name: 'Done' } },
              customfield_10030: 8,
              labels: ['a', 'b'],
              description: document,
              subtasks: [{ id: '101', key: 'A-2', fields: { summary: 'Book' } }],
            },
          },
          { id: '101', key: 'A-2', fields: { summary: 'Book', priority: { name: 'High' } } },
        ],
      }),
    ).toEqual([
      {
        line: 1,
        indent: 0,
        id: '100',
        key: 'A-1',
        summary: 'Rooms',
        issuetype: 'Epic',
        status: 'Accepted',
        'Status Category': 'Done',
        'Story Points': '8',
        labels: 'a; b',
        description: 'Hi',
      },
      expect.objectContaining({ indent: 0, key: 'A-2', summary: 'Book', priority: 'High', parent: 'A-1' }),
    ])
  })

  test('answers of Linear, Azure DevOps, OpenProject and YouTrack', () => {
    expect(
      json({
        data: {
          issues: {
            nodes: [
              {
                identifier: 'L-1',
                title: 'A',
                state: { name: 'Done' },
                labels: { nodes: [{ name: 'x' }] },
                parent: { identifier: 'L-0' },
              },
            ],
          },
        },
      }),
    ).toMatchObject([{ identifier: 'L-1', title: 'A', state: 'Done', labels: 'x', parent: 'L-0' }])
    expect(
      json({
        count: 1,
        value: [
          {
            id: 1,
            fields: {
              'System.Title': 'A',
              'System.State': 'New',
              'System.Parent': 7,
              'Microsoft.VSTS.Scheduling.StoryPoints': 5,
            },
          },
        ],
      }),
    ).toMatchObject([{ id: '1', Title: 'A', State: 'New', Parent: '7', StoryPoints: '5' }])
    expect(
      json({
        _embedded: {
          elements: [
            {
              id: 2,
              subject: 'A',
              description: { format: 'markdown', raw: '*x*', html: '<i>x</i>' },
              _links: {
                status: { href: '/api/v3/statuses/1', title: 'New' },
                parent: { href: '/api/v3/work_packages/1', title: 'R' },
              },
            },
          ],
        },
      }),
    ).toMatchObject([{ id: '2', subject: 'A', description: '*x*', status: 'New', parent: '1' }])
    expect(
      json([
        {
          idReadable: 'Y-1',
          summary: 'A',
          customFields: [
            { name: 'State', value: { name: 'Open' } },
            { name: 'Story points', value: 5 },
          ],
        },
        { idReadable: 'Y-2', summary: 'B', parent: { issues: [{ idReadable: 'Y-1' }] } },
      ]),
    ).toMatchObject([
      { summary: 'A', State: 'Open', 'Story points': '5' },
      { summary: 'B', parent: 'Y-1' },
    ])
  })

  test('children within their parents, texts among them', () => {
    expect(
      json([
        { title: 'Rooms', stories: [{ title: 'Book', points: 3, tasks: ['Draw it'] }] },
        { title: 'Pay', children: [] },
      ]),
    ).toMatchObject([
      { indent: 0, title: 'Rooms' },
      { indent: 1, title: 'Book', Type: 'story', points: '3' },
      { indent: 2, title: 'Draw it', Type: 'task' },
      { indent: 0, title: 'Pay' },
    ])
  })

  test('kinds side by side, items by their keys, rows of cells, and mere texts', () => {
    expect(
      json({
        epics: [{ id: 'E', name: 'Rooms' }],
        stories: [{ id: 'S', name: 'Book', epic: 'E' }],
        users: [{ name: 'Ann' }],
      }),
    ).toMatchObject([
      { name: 'Rooms', Type: 'epic' },
      { name: 'Book', Type: 'story', epic: 'E' },
    ])
    expect(
      json({ 'A-1': { title: 'x', status: 'Done' }, 'A-2': { title: 'y', status: 'New' } }),
    ).toMatchObject([
      { key: 'A-1', title: 'x' },
      { key: 'A-2', title: 'y' },
    ])
    expect(
      json([
        ['Title', 'Status'],
        ['A', 'Done'],
      ]),
    ).toMatchObject([{ Title: 'A', Status: 'Done' }])
    expect(json(['As a guest I want A', 'As a guest I want B'])).toMatchObject([
      { Title: 'As a guest I want A' },
      {},
    ])
  })

  test('what is no list of items is refused with a sentence', () => {
    for (const value of [
      {
        name: 'x',
        version: '1',
        dependencies: { a: '1' },
        contributors: [{ name: 'Ann', email: 'a@b.org' }],
      },
      [1, 2, 3],
      ['a', 'b'],
      {},
      [],
      null,
      'x',
      { users: [{ name: 'Ann' }, { name: 'Bob' }] },
      {
        type: 'FeatureCollection',
        features: [{ geometry: { coordinates: [1, 2] }, properties: { area: 3 } }],
      },
    ])
      expect(json(value)).toEqual([expect.stringMatching(/^The JSON has no list of items/)])
  })
})

describe('one JSON value a line', () => {
  test('lines are those of the file', () => {
    const lines = jsonLines('{"title":"A","status":"Done"}\n\n{"title":"B","status":"New"}\n')
    if (!lines || 'malformed' in lines) throw new Error('They were not read')
    expect(told(readJsonLines(lines.values, headingsOfItems))).toMatchObject([
      { line: 1, title: 'A' },
      { line: 3, title: 'B' },
    ])
  })

  test('a line that is cut short is named; other text is none', () => {
    expect(jsonLines('{"title":"A"}\n{"title":"B"}\n{"titl')).toEqual({
      malformed: expect.stringContaining('Line 3'),
    })
    expect(jsonLines('{\n"title": "A"\n}')).toBeNull()
    expect(jsonLines('[1]')).toBeNull()
    expect(jsonLines('[Bug] A\n[Bug] B')).toBeNull()
  })
})

describe('XML', () => {
  test('Redmine’s issues, with the lines of the file', () => {
    expect(
      xml(
        '<issues total_count="2" type="array">\n<issue><id>26</id><tracker id="1" name="Bug"/><status id="5" name="Closed"/><subject>Wrong &amp; size</subject><parent id="20"/></issue>\n<issue><id>27</id><subject>Book</subject><custom_fields type="array"><custom_field id="1" name="Points"><value>5</value></custom_field></custom_fields></issue>\n</issues>',
      ),
    ).toEqual([
      {
        line: 2,
        indent: 0,
        id: '26',
        tracker: 'Bug',
        status: 'Closed',
        subject: 'Wrong & size',
        parent: '20',
      },
      { line: 3, indent: 0, id: '27', subject: 'Book', Points: '5' },
    ])
  })

  test('records of any name, with namespaces, attributes and CDATA', () => {
    expect(
      xml(
        '<?xml version="1.0"?>\n<b:backlog xmlns:b="urn:x">\n<b:story key="A-1"><title>A</title><description><![CDATA[<b>x</b>]]></description></b:story>\n<b:story key="A-2"><title>B</title><tags><tag>x</tag><tag>y</tag></tags></b:story>\n</b:backlog>',
      ),
    ).toMatchObject([
      { line: 3, key: 'A-1', title: 'A', description: '<b>x</b>' },
      { line: 4, key: 'A-2', title: 'B', tags: 'x; y' },
    ])
  })

  test('outlines and mind maps', () => {
    expect(
      xml(
        '<opml version="2.0"><head><title>x</title></head><body>\n<outline text="Rooms">\n<outline text="Book" _status="checked" _note="n"/></outline></body></opml>',
      ),
    ).toEqual([
      { line: 2, indent: 0, Title: 'Rooms' },
      { line: 3, indent: 1, Title: 'Book', Status: 'Done', Description: 'n' },
    ])
    expect(xml('<map version="1.0.1"><node TEXT="Shop"><node TEXT="Pay"/></node></map>')).toMatchObject([
      { indent: 0, Title: 'Shop' },
      { indent: 1, Title: 'Pay' },
    ])
  })

  test('what is no list of items is refused, entities are inert', () => {
    for (const text of [
      '<svg><path d="M0"/></svg>',
      '<project><modelVersion>4</modelVersion></project>',
      '<a/>',
      '<opml/>',
    ])
      expect(xml(text)).toEqual([expect.stringMatching(/^The XML has no records/)])
    const bomb = `<!DOCTYPE x [${'<!ENTITY a "&b;&b;">'.repeat(20)}]><x>&a;</x>`
    expect(xml(bomb)).toEqual([expect.stringContaining('entities of its own')])
    expect(
      xml(
        '<!DOCTYPE x SYSTEM "file:///etc/passwd"><issues type="array"><issue><id>1</id><subject>&xxe;</subject></issue></issues>',
      ),
    ).toMatchObject([{ subject: '&xxe;' }])
    expect(xml('<a>'.repeat(5000))).toEqual([expect.stringContaining('too deep')])
  })
})

describe('nothing makes it throw', () => {
  test('any JSON', () => {
    const key = fc.constantFrom(
      'title',
      'name',
      'id',
      'key',
      'fields',
      'children',
      'parent',
      'issues',
      'nodes',
      'node',
      'value',
      'status',
      '__proto__',
      'constructor',
      'stories',
      'type',
      'content',
    )
    const value = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(null, 1, true, 'A b c', '', 'doc'),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(key, tie('any'), { maxKeys: 5 }),
      ),
    })).any
    fc.assert(
      fc.property(value, (any) => {
        const text = JSON.stringify(any)
        expect(json(text === undefined ? null : JSON.parse(text))).toBeInstanceOf(Array)
      }),
      { numRuns: 2000 },
    )
  })

  test('pieces of XML in any order', () => {
    const piece = fc.constantFrom(
      '<issues>',
      '</issues>',
      '<issue>',
      '</issue>',
      '<title>',
      '</title>',
      'A',
      '<a b="c">',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&amp;',
      '&#0;',
      '<',
      '>',
      '\n',
      '<outline text="x">',
      '<opml>',
      '<node TEXT="y">',
      '<?x?>',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(xml(pieces.join(''))).toBeInstanceOf(Array)
      }),
      { numRuns: 1500 },
    )
  })
})
