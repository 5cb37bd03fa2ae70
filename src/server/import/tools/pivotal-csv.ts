import type { Tool } from '../formats/tool.ts'

/** Pivotal Tracker archives: `Story` and `Story Type` in files before 2015, `Title` and `Type` after. */
export const pivotalCsv: Tool = {
  source: 'pivotal-csv',
  name: 'Pivotal Tracker',
  signatures: [
    ['current state', 'iteration', 'requested by'],
    ['current state', 'iteration start'],
  ],
  fields: {
    title: ['title', 'story'],
    kind: ['type', 'story type'],
    status: ['current state'],
    estimate: ['estimate'],
    description: ['description'],
    labels: ['labels'],
    parent: [],
  },
  statuses: {
    accepted: 'done',
    finished: 'doing',
    delivered: 'doing',
    rejected: 'doing',
    unscheduled: 'draft',
    unstarted: 'draft',
    planned: 'ready',
  },
  labelSeparator: ',',
}
