import { laterModel, next } from '../later-model.ts'

/** A release whose upgrade has not thought of everything. */
export const model = laterModel(next, {
  [next]: (old) => {
    if ((old.words as string[]).includes('offline')) throw new Error('Nobody thought of offline')
    return old
  },
})
