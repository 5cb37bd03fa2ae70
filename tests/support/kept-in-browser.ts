import type { Page } from 'playwright-core'

/** All that a page has kept in this browser, as one text: every value of every store of every database, and storage. */
export function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })]
    const read = async (value: unknown): Promise<void> => {
      if (value instanceof Blob) texts.push(await value.text())
      else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
        texts.push(new TextDecoder().decode(value as ArrayBuffer))
      else if (value instanceof Map || value instanceof Set) for (const one of value) await read(one)
      else if (value && typeof value === 'object') for (const one of Object.values(value)) await read(one)
      else texts.push(String(value))
    }
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue
      const base = await done(indexedDB.open(name))
      for (const store of base.objectStoreNames)
        for (const value of await done(base.transaction(store).objectStore(store).getAll())) await read(value)
      base.close()
    }
    return texts.join('\n')
  })
}
