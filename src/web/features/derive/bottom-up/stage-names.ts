/** The steps of the derivation, in order; the address names them. */
export const stages = ['check', 'themes', 'releases', 'goals', 'review'] as const
export type StageName = (typeof stages)[number]
