import { area } from './area.ts'

/** What the kinds of record are called, alone and with their number. */
export const kindWords = area('kinds', {
  workspace: 'Workspace',
  'workspace.many': '{count, plural, one {# workspace} other {# workspaces}}',
  member: 'Member',
  'member.many': '{count, plural, one {# member} other {# members}}',
  product: 'Product',
  'product.many': '{count, plural, one {# product} other {# products}}',
  membership: 'Role',
  'membership.many': '{count, plural, one {# role} other {# roles}}',
  numbering: 'Numbering',
  'numbering.many': '{count, plural, one {# numbering} other {# numberings}}',
  release: 'Release',
  'release.many': '{count, plural, one {# release} other {# releases}}',
  goal: 'Goal',
  'goal.many': '{count, plural, one {# goal} other {# goals}}',
  feature: 'Feature',
  'feature.many': '{count, plural, one {# feature} other {# features}}',
  metric: 'Metric',
  'metric.many': '{count, plural, one {# metric} other {# metrics}}',
  theme: 'Theme',
  'theme.many': '{count, plural, one {# theme} other {# themes}}',
  item: 'Item',
  'item.many': '{count, plural, one {# item} other {# items}}',
  step: 'Long step',
  'step.many': '{count, plural, one {# long step} other {# long steps}}',
})
