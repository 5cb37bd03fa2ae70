import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Field } from '#domain/kernel/field.ts'
import type { Model } from '#domain/kernel/model.ts'
import { idFields } from '#domain/kernel/named.ts'
import type { Kind, Row } from '#domain/kinds.ts'
import { showDate } from '#domain/roadmap/release-date.ts'
import { saidInWords } from '#words/area.ts'
import { readTyped } from './record-fields.ts'

/** A value that somebody typed, and where in the calls of a batch it stands. */
export interface TypedWords {
  /** place of its call */
  call: number
  name: string
  field: Field
  /** what the field is called */
  label: string
  text: string
}

type Commands = Pick<Model, 'kinds' | 'commandNamed'>

const typedTypes: readonly Field['type'][] = ['line', 'document', 'number', 'date', 'words']

/** Everything that was typed for some calls, in their order. */
export function typedIn(model: Commands, calls: readonly CommandCall[]): TypedWords[] {
  return calls.flatMap(({ name, input }, call) =>
    typeof input === 'object' && input !== null
      ? Object.entries(input).flatMap(([prop, value]): TypedWords[] => {
          const field = fieldNamed(model, name, prop)
          const text = field && textOf(field, value)
          if (!field || !text) return []
          return [{ call, name: prop, field, label: saidInWords(field.label), text }]
        })
      : [],
  )
}

/** All that was typed, one under the other, for whoever takes it elsewhere. */
export function wordsOf(typed: readonly { text: string }[]): string {
  return typed.map(({ text }) => text).join('\n')
}

/** The calls with other texts in the place of what was typed; or which of them is none, and why. */
export function withTexts(
  calls: readonly CommandCall[],
  typed: readonly TypedWords[],
  texts: readonly string[],
): { calls: CommandCall[] } | { at: number; why: string } {
  const next = calls.map(({ name, input }) => ({ name, input: { ...(input as Row) } }))
  for (const [at, { call, name, field }] of typed.entries()) {
    const read = readTyped(field, texts[at] ?? '')
    if ('why' in read) return { at, why: read.why }
    ;(next[call]!.input as Row)[name] = read.value
  }
  return { calls: next }
}

/** The field that an input's property sets: of the kinds that the command makes or names, and of the goal that a release has. */
function fieldNamed(model: Commands, commandName: string, prop: string): Field | undefined {
  const command = model.commandNamed(commandName)
  if (!command) return undefined
  const named = idFields(model.kinds, command).map(({ kind }) => kind)
  for (const kind of [...Object.values(command.creates ?? {}), ...named] as Kind[]) {
    const field = model.kinds.of(kind).fields[prop] as Field | undefined
    if (field && typedTypes.includes(field.type)) return field
  }
  return undefined
}

function textOf(field: Field, value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'string') return ''
  return field.type === 'date' ? showDate(value) : value
}
