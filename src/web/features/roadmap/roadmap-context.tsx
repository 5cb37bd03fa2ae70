import { createContext, useContext } from 'react'
import { must } from '#base/must.ts'
import type { RunOutcome } from '#web/store/outcome.ts'

/** A sixth feature waits for its reason: asked in the cell of the goal that it would join. */
export interface Asking {
  goal: string
  /** the refusal's words */
  sentence: string
  /** the feature that waits */
  name: string
  run(reason: string): RunOutcome
}

export interface Roadmap {
  /** whether this person may change the plan */
  mayPlan: boolean
  /** whether this person sees what the backlog has for each feature */
  seesBacklog: boolean
  /** inside the grid a cell has the tab stop, and what is in it is reached by Enter */
  inGrid: boolean
  asking: Asking | null
  ask(asking: Asking | null): void
}

export const RoadmapContext = createContext<Roadmap | null>(null)

export function useRoadmap(): Roadmap {
  return must(useContext(RoadmapContext), 'a roadmap around this')
}

/** The tab stop of a control: none of its own inside the grid. */
export function useStop(): 0 | -1 {
  return useRoadmap().inGrid ? -1 : 0
}
