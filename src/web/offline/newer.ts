import { type Signal, Source } from '#web/store/signal.ts'

const source = new Source(false)

/** Whether the server has another version of the page than this one, whole in this browser: a reload away. */
export const newer: Signal<boolean> = source
export const setNewer = source.set.bind(source)
