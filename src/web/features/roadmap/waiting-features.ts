/** Names that were typed where a sixth feature needs a reason, and the words in which one was asked for. */
export interface Waiting {
  names: readonly string[]
  sentence: string
}

/** By goal, outside the page: what was typed is still there when somebody comes back to the roadmap. */
export const waitingFeatures = new Map<string, Waiting>()
