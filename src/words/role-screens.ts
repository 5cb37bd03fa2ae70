import { area } from './area.ts'

/** What stands in the place of a screen that is not for everybody. */
export const roleScreenWords = area('roleScreens', {
  noBacklogTitle: 'There is nothing here for you',
  noBacklog:
    'You see the roadmap of this product, and the team keeps its backlog to itself. If you need it for your work, ask the product owner.',
  onlyReadTitle: 'This screen is for those who plan',
  onlyRead:
    'Here the roadmap and the backlog are changed, which needs the role owner or team. You can read both; the product owner can give you the role.',
  toRoadmap: 'Go to the roadmap',
  noPartTitle: 'You no longer have a part in this product',
  noPart:
    'It was deleted, or its owner took you out of it. Nothing of it is kept in this browser but what you had typed and not sent, which waits in the tray. {others, plural, =0 {You have no other product at the moment; whoever looks after them can give you a part in one.} one {This one is open to you:} other {These are open to you:}}',
  noProductTitle: 'No product is open to you yet',
  noProduct: 'As soon as somebody gives you a part in a product, it appears here by itself.',
})
