import { describe, expect, test } from 'vitest'
import { commandFinder, commands } from './commands.ts'
import { kindNames } from './kinds.ts'
import { roles } from './people/member.ts'

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
    const named = commandFinder(commands)
    for (const command of commands) expect(named(command.name)).toBe(command)
    expect(named('toString')).toBeUndefined()
  })

  test('allow roles that there are, and say which fields name new records', () => {
    for (const { allow, creates = {}, name } of commands) {
      for (const role of allow) expect(roles).toContain(role)
      for (const kind of Object.values(creates)) expect(kindNames).toContain(kind)
      if (name.startsWith('create-')) expect(Object.keys(creates)).not.toEqual([])
    }
  })
})
