import { type Refusal, refuse } from '../refusals.ts'

/** A target range runs from low to high. */
export function targetOrder(fields: { target: number | null; targetHigh: number | null }): Refusal | null {
  const { target, targetHigh } = fields
  return target !== null && targetHigh !== null && targetHigh < target ? refuse('target-order') : null
}
