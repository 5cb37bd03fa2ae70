import { model } from '#domain/model.ts'
import { Cache } from '#web/store/kept/cache.ts'
import { openDatabase } from '#web/store/kept/database.ts'
import { Tab } from '#web/store/kept/tab.ts'

/** What a test does with the browser's cache from outside; see tests/e2e/cache.test.ts. */
const cachePage = {
  /** a tab of its own, whose batches count as gone with it once `let` is not held */
  async open(whose: string, build: string, epoch: string): Promise<Cache> {
    const cache = new Cache(new Tab(), build, model)
    await cache.open(whose)
    cache.epoch = epoch
    return cache
  },
  openDatabase,
  blob: (text: string) => new Blob([text]),
}
export type CachePage = typeof cachePage

;(globalThis as unknown as { cachePage: CachePage }).cachePage = cachePage
