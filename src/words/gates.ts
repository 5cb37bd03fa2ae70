import { area } from './area.ts'

const stage =
  '{stage, select, development {development} introduction {introduction} growth {growth} maturity {maturity} extension {extension} other {decline}}'

/** The evidence for and against deriving a roadmap from a backlog. */
export const gateWords = area('gates', {
  marketFound: `The product is in ${stage}: it has found its market.`,
  marketSought: `The product is in ${stage}: it still changes a lot.`,
  length:
    '{count, plural, one {# open item} other {# open items}}; {least, number} or more reach past one release.',
  young: 'Nothing here is older than a quarter, so stability is not known yet.',
  fresh: '{share, number} % of the open items came within the last quarter; up to 20 % is stable.',
})
