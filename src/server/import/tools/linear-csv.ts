import type { Tool } from '../formats/tool.ts'

/** Linear's export (30 or 34 columns; rows may lack the last cell) and the file its importer takes. */
export const linearCsv: Tool = {
  source: 'linear-csv',
  name: 'Linear',
  signatures: [
    ['title', 'status', 'cycle name', 'labels', 'team'],
    ['title', 'status', 'cycle name', 'labels', 'issue description'],
    ['title', 'status', 'triaged', 'canceled'],
  ],
  fields: {
    title: ['title'],
    status: ['status'],
    estimate: ['estimate'],
    description: ['description', 'issue description'],
    externalId: ['id'],
    parent: ['parent issue'],
    labels: ['labels'],
  },
  alternateIds: ['uuid'],
  labelSeparator: ',',
}
