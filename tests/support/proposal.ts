import { features, items, trailmix } from './sample-workspace.ts'

export const proposal = 'prp_00000001'
/** Of the suggestions of `proposal`, by position. */
export const suggestions = [0, 1, 2, 3].map((at) => `sgn_00000001000${at}`)

export const epic = 'itm_000000Epic'
export const story = 'itm_00000Story'
export const bug = 'itm_0000000Bug'

/** A command to be suggested. */
export const suggested = (command: string, input: object, what: string) => ({
  command,
  input,
  what: { text: what },
  why: { text: `Because of ${what}` },
})

/** An epic, a story beneath it and a defect behind both, and the item that becomes theirs; in Trailmix. */
export const proposalInput = (more: object = {}) => ({
  proposal,
  product: trailmix,
  title: { text: 'Reviews' },
  seq: 12,
  suggestions: [
    suggested(
      'create-item',
      { item: epic, product: trailmix, title: 'Reviews', after: items[0] },
      'The epic',
    ),
    suggested(
      'create-item',
      { item: story, product: trailmix, title: 'Write one', parent: epic, after: epic },
      'The story',
    ),
    suggested('create-item', { item: bug, product: trailmix, title: 'Stars', after: story }, 'The defect'),
    suggested('edit-item', { item: items[4], estimate: 5, feature: features[0] }, 'The estimate'),
  ],
  ...more,
})
