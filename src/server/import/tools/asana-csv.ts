import type { Tool } from '../formats/tool.ts'

/**
 * Asana projects. There is no status: the section says where a task stands, and a filled `Completed At` that it is
 * done. `Parent task` is the parent's name. Exports through Google Sheets have some lines above the header.
 */
export const asanaCsv: Tool = {
  source: 'asana-csv',
  name: 'Asana',
  signatures: [
    ['task id', 'name', 'section/column'],
    ['task id', 'name', 'completed at', 'notes'],
  ],
  fields: {
    title: ['name'],
    status: ['section/column'],
    description: ['notes'],
    externalId: ['task id'],
    parent: ['parent task'],
    labels: ['tags'],
  },
  saysFinished: true,
  labelSeparator: ',',
}
