import { laterModel, next } from '../later-model.ts'

export const model = laterModel(next)
