/**
 * The number of what is stored and sent, raised whenever the shape of a record or of a command's input changes; the
 * kinds and commands that changed say how the older ones are read (`upgrades`). schema.test.ts fails when a shape
 * changes without a new entry.
 */
export const schemas: readonly { schema: number; what: string }[] = [
  { schema: 1, what: 'the foundation' },
  {
    schema: 2,
    what: 'roles per product, long texts beside their records, the numbering of items with the backlog',
  },
]

export const schema = schemas.at(-1)!.schema
