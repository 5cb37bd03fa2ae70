import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { item } from '#domain/backlog/item.ts'
import { byRank, defineKind } from '#domain/kernel/kind.ts'
import { editOf } from '#domain/kernel/kind-commands.ts'
import {
  choiceField,
  flagField,
  lineField,
  numberField,
  optionalRefField,
  rankField,
  refField,
} from '#domain/kernel/make-field.ts'
import { defineModel } from '#domain/kernel/model.ts'
import { planners } from '#domain/kernel/right.ts'
import { type Kind, kinds } from '#domain/kinds.ts'
import { model as product } from '#domain/model.ts'
import { productId } from '#domain/product/product.ts'
import { goalId } from '#domain/roadmap/goal.ts'
import { backlog, goals, items, owner, sampleWorkspace, trailmix } from '#tests/support/sample-workspace.ts'
import { PastStore } from '#web/store/past-store.ts'
import { StoreContext } from '#web/store/use-store.ts'
import { readTyped } from './record-fields.ts'
import { RecordForm } from './record-form.tsx'
import { RecordTable } from './record-table.tsx'

const said = (words: string) => ({ words })

/** A kind and a field that nothing has heard of: their tables are all there is of them. */
const risk = defineKind(
  'rsk',
  {
    product: refField('product', { kind: 'product', id: productId, onDelete: 'cascade' }),
    name: lineField('name', { column: true }),
    level: { ...choiceField('status', ['low', 'high'], { words: { said }, initial: 'low' }), column: true },
    cost: numberField('estimate', { least: 0 }),
    accepted: flagField('done'),
    goal: optionalRefField('goal', { kind: 'goal', id: goalId }),
    rank: rankField,
  },
  {
    label: said('Risk'),
    many: said('risks'),
    home: { shelf: 'backlog', through: 'product' },
    name: ({ name }) => name,
    revert: planners,
    order: { within: 'product', compare: byRank },
    ranked: true,
  },
)
const urgency = {
  ...choiceField('nature', ['calm', 'urgent'], { words: { said }, initial: 'calm' }),
  column: true,
}
const widened = defineKind('itm', { ...item.fields, urgency }, item as never)
const model = defineModel({
  ...product,
  kinds: { ...kinds, item: widened, risk },
  commands: [...product.commands, editOf('risk' as Kind, risk as never, { title: 'Edit risk' }) as never],
})

const made = {
  id: 'rsk_00000001',
  product: trailmix,
  name: 'Storm',
  level: 'high',
  cost: 5,
  accepted: true,
  goal: goals[0],
  rank: 'a0',
}

function draw(screen: React.ReactNode, mayEdit = true): string {
  const { state } = sampleWorkspace(model)
  const records = (kind: Kind) => [...state.records[kind].values()]
  const here = new Map([
    ...(['product', 'goal', 'item'] as const).map((kind) => [kind, records(kind)] as const),
    ['risk' as Kind, [made as never]] as const,
  ])
  const store = new PastStore(
    model,
    { seq: 1, member: owner, scopes: new Map([[backlog, here]]) as never },
    async () => null,
  )
  store.may = () => mayEdit
  return renderToStaticMarkup(<StoreContext value={store}>{screen}</StoreContext>)
}

describe('a form of any kind', () => {
  test('has a control for every field that may be edited, and none for the others', () => {
    const html = draw(<RecordForm kind={'risk' as Kind} id={made.id} />)
    for (const label of ['Name', 'Status', 'Estimate', 'Done', 'Goal'])
      expect(html).toContain(`>${label}</dt>`)
    expect(html).not.toContain('>Rank</dt>')
    expect(html).toContain('aria-label="Status: high. Choose"')
    expect(html).toContain('aria-label="Estimate: 5"')
    expect(html).toMatch(/<input type="checkbox"[^>]*checked/)
  })

  test('gains the field that a kind gains', () => {
    expect(draw(<RecordForm kind="item" id={items[0]} />)).toContain('aria-label="Nature: calm. Choose"')
  })

  test('only shows to those who only read', () => {
    const html = draw(<RecordForm kind={'risk' as Kind} id={made.id} />, false)
    expect(html).toContain('high')
    expect(html).not.toContain('<button')
    expect(html).toMatch(/<input type="checkbox"[^>]*disabled/)
  })
})

describe('a table of any kind', () => {
  test('has the columns that the kind names, and a row a record', () => {
    const html = draw(<RecordTable kind={'risk' as Kind} ids={[made.id]} caption="Risks" />)
    expect([...html.matchAll(/<th [^>]*>([^<]*)/g)].map(([, words]) => words)).toEqual(['Name', 'Status'])
    expect(html).toContain('>Storm</td>')
    expect(html).toContain('>high</td>')
  })

  test('gains the column that a kind gains, and begins with the key of what has one', () => {
    const html = draw(<RecordTable kind="item" ids={[items[0]]} caption="Items" />)
    const heads = [...html.matchAll(/<th [^>]*>([^<]*)/g)].map(([, words]) => words)
    expect(heads).toEqual(['Key', 'Title', 'Type', 'Status', 'Estimate', 'Nature'])
    expect(html).toMatch(/>[A-Z]+-1<\/td>/)
  })
})

describe('what is typed into a field', () => {
  test('is a number with a point or a comma, or nothing', () => {
    const { field } = { field: numberField('estimate') }
    expect(readTyped(field, '2,5')).toEqual({ value: 2.5 })
    expect(readTyped(field, ' ')).toEqual({ value: null })
    expect(readTyped(field, 'many')).toHaveProperty('why')
  })
})
