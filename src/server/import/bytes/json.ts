import { unreadableWords } from '#words/import.ts'
import { limits } from '../limits.ts'

export type Json = { readonly [key: string]: unknown }

/** Parses JSON after measuring its nesting, so that no file is deep enough to harm whatever walks it later. */
export function parseJson(text: string): { value: unknown } | { malformed: string } {
  if (depthOf(text) > limits.depth) {
    return {
      malformed: unreadableWords('deep-json', { most: limits.depth }),
    }
  }
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return {
      malformed: unreadableWords('broken-json', { why: why.slice(0, 200) }),
    }
  }
}

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (inString) {
      if (unit === 0x5c) at++
      else if (unit === 0x22) inString = false
    } else if (unit === 0x22) inString = true
    else if (unit === 0x5b || unit === 0x7b) deepest = Math.max(deepest, ++depth)
    else if (unit === 0x5d || unit === 0x7d) depth--
  }
  return deepest
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects of a list; whatever else is in it, or in its place, is passed over. */
export function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}
