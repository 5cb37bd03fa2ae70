import { upgradeStore } from './upgrade-store.ts'

/** For a worker that ends with the upgrade, and gives back the memory that it took. */
export function upgradeJobs(file: string, sendChunk: (progress: { done: number; total: number }) => void) {
  return {
    upgrade: () => upgradeStore(file, (done, total) => sendChunk({ done, total })),
    close: () => {},
  }
}
