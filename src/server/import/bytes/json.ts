import { unreadableWords } from '#words/import.ts'
import { jsonDepth } from '../../json-depth.ts'
import { limits } from '../limits.ts'

export type Json = { readonly [key: string]: unknown }

/** Parses JSON after measuring its nesting, so that no file is deep enough to harm whatever walks it later. */
export function parseJson(text: string): { value: unknown } | { malformed: string } {
  if (jsonDepth(text) > limits.depth) {
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
