import type { Written } from '../prepare-store.ts'
import { FORMAT } from '../tables.ts'

/** Whether an older program wrote the store, so that it has to be upgraded before anybody opens it. */
export const isOlder = ({ format, schema }: Written, ours: number) => format < FORMAT || schema < ours
