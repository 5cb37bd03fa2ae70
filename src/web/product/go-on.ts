import { useEffect } from 'react'
import { askForDraft, mainPlace } from '#web/store/draft-hold.ts'
import type { DraftPlace } from '#web/store/drafts.ts'
import { Source } from '#web/store/signal.ts'
import { useStore } from '#web/store/use-store.ts'
import type { DraftSubject } from './use-draft.ts'

/** The draft that somebody wants to go on with: what it stands in opens, wherever that is. */
const wanted = new Source<DraftPlace | null>(null)

export function goOnWith(place: DraftPlace): void {
  askForDraft(place)
  wanted.set(mainPlace(place))
}

/** Opens what a draft stands in when somebody goes on with it from elsewhere. */
export function useGoOn({ scope, name }: Pick<DraftSubject, 'scope' | 'name'>, open: () => void): void {
  const { member } = useStore()
  useEffect(() => {
    const look = () => {
      const { value } = wanted
      if (value?.member !== member || value.scope !== scope || value.name !== name) return
      wanted.set(null)
      open()
    }
    look()
    return wanted.watch(look)
  }, [member, scope, name, open])
}
