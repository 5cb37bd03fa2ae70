import { useEffect, useRef } from 'react'
import { announce } from '#web/ui/live-region.tsx'
import { presenceWords as say } from '#words/presence.ts'
import { usePeopleHere } from './use-people.ts'

/** Says who edits what is in view, politely, and of one person and cell no more than once. */
export function PresenceNews() {
  const people = usePeopleHere()
  const said = useRef(new Set<string>())
  useEffect(() => {
    for (const { member, name, cell, doing } of people) {
      const key = `${member} ${cell}`
      if (cell === null || doing === null || said.current.has(key)) continue
      if (!document.querySelector(`[data-cell="${CSS.escape(cell)}"]`)) continue
      said.current.add(key)
      announce(say('news', { name, doing }))
    }
  }, [people])
  return null
}
