import { describe, expect, test } from 'vitest'
import { model } from './model.ts'

const { commands, commandNamed, kinds } = model
const rights = ['owner', 'team', 'stakeholder', 'viewer', 'administrator', 'member']

describe('the commands', () => {
  test('are each named once, verb first, in small letters', () => {
    const names = commands.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/)
  })

  test('have a title for menus and history that begins with a capital', () => {
    for (const { title } of commands) expect(title).toMatch(/^[A-Z][a-z]+/)
  })

  test('are found by name and not otherwise', () => {
    for (const command of commands) expect(commandNamed(command.name)).toBe(command)
    expect(commandNamed('toString')).toBeUndefined()
  })

  test('ask for rights that there are, and say which fields name new records', () => {
    for (const { allow, creates = {}, name } of commands) {
      for (const right of allow) expect(rights).toContain(right)
      for (const kind of Object.values(creates)) expect(kinds.names).toContain(kind)
      if (name.startsWith('create-')) expect(Object.keys(creates)).not.toEqual([])
    }
  })
})
