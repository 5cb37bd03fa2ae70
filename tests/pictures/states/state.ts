import type { Visit, Who } from '../scene.ts'

/** One thing that a person can have before their eyes. */
export interface State {
  /** screen/state: what `--screen` chooses by, and the folder of the pictures */
  name: string
  /** Gets there, and resolves when all of it stands. */
  go(visit: Visit): Promise<unknown>
  /** who sits there; the owner unless said */
  who: Who
  /** The picture is as tall as what there is to scroll. */
  tall: boolean
  /** left out on a phone, where it cannot be: a mouse that hovers or drags */
  desk: boolean
}

type More = Partial<Pick<State, 'who' | 'tall' | 'desk'>>

type Go = (visit: Visit) => unknown

/** At an address, and what is done there. */
export function state(
  name: string,
  at: string,
  go: Go = () => {},
  { who = 'owner', tall = false, desk = false }: More = {},
): State {
  return {
    name,
    who,
    tall,
    desk,
    async go(visit) {
      if (at) await visit.open(at)
      await go(visit)
    },
  }
}

/** The same for somebody else than the owner; all of it, however tall; and only for a mouse, which a phone lacks. */
export const as = (who: Who, name: string, at: string, go?: Go) => state(name, at, go, { who })

export const tall = (name: string, at: string, go?: Go) => state(name, at, go, { tall: true })

export const desk = (name: string, at: string, go?: Go) => state(name, at, go, { desk: true })

// Where things are on the screens.
