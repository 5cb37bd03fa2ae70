/** Letters of JSON after which a page of an answer ends; the next page goes on from there. One entry always fits. */
export const pageSize = 300_000

/** Counts what a page holds: false once there is no room for more. */
export function createPage(most = pageSize): { readonly isFull: boolean; add(entry: unknown): void } {
  let size = 0
  return {
    get isFull() {
      return size >= most
    },
    add(entry) {
      size += JSON.stringify(entry).length
    },
  }
}
