import { afterNext, laterModel } from '../later-model.ts'

export const model = laterModel(afterNext)
