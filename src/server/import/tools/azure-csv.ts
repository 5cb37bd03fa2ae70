import type { Tool } from '../formats/tool.ts'

/**
 * Azure DevOps queries. A tree query has `Title 1`, `Title 2`, … instead of `Title`, and the depth of a row is the
 * title column it fills. Its Feature stands between epic and story, so it is an epic here. Long text is HTML.
 */
export const azureCsv: Tool = {
  source: 'azure-csv',
  name: 'Azure DevOps',
  signatures: [
    ['work item type', 'title'],
    ['work item type', 'title 1'],
  ],
  fields: {
    title: ['title'],
    kind: ['work item type'],
    status: ['state', 'board column'],
    estimate: ['story points', 'effort', 'size'],
    description: ['description', 'repro steps', 'acceptance criteria'],
    externalId: ['id', 'work item id'],
    parent: ['parent', 'parent id'],
    labels: ['tags'],
  },
  kinds: { feature: 'epic', issue: 'defect', impediment: 'technical' },
  // The Basic process has neither, and Issue is what its backlog is made of.
  kindsUnless: {
    kinds: { issue: 'story' },
    has: ['user story', 'product backlog item', 'requirement', 'bug', 'feature'],
  },
  labelSeparator: ';',
  markup: 'html',
}
