/**
 * What a command asks of whoever runs it: a role in each product that it touches (administrators have the owner's),
 * to be an administrator, or no more than to be a member of the workspace.
 */
export type Right = 'owner' | 'team' | 'stakeholder' | 'viewer' | 'administrator' | 'member'

/** Who works on the plan. Stakeholders see it and comment. */
export const planners: readonly Right[] = ['owner', 'team']
/** Who leads both artefacts. */
export const owners: readonly Right[] = ['owner']
/** Who looks after the workspace: people and products. */
export const administrators: readonly Right[] = ['administrator']
/** Everybody who is signed in; what may be touched is judged by the effect. */
export const members: readonly Right[] = ['member']
/** The server itself, for what follows from signing up. */
export const nobody: readonly Right[] = []
