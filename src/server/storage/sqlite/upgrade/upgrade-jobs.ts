import { modelOf, type Program } from '../program.ts'
import { upgradeStore } from './upgrade-store.ts'

/** For a worker that ends with the upgrade, and gives back the memory that it took. */
export function upgradeJobs(
  file: string,
  program: Program,
  sendChunk: (progress: { done: number; total: number }) => void,
) {
  return {
    upgrade: async () =>
      upgradeStore(file, await modelOf(program), (done, total) => sendChunk({ done, total })),
    close: () => {},
  }
}
