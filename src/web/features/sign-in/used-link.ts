/** Where a claim link leads that has been used: behind the # stands why one is at the door. */
export const usedLink = '/sign-in#used'
export const isUsedLink = (hash: string): boolean => hash === '#used'
