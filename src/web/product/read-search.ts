type Reader<T> = (value: unknown) => T | undefined

/**
 * Reads the query of an address, a reader for each name. The router lays what is read over the query as it stands, so
 * what is no good is told to be none: nobody then meets a value of a kind that they do not expect.
 */
export function readSearch<T extends object>(
  readers: {
    [K in keyof T]-?: Reader<Exclude<T[K], undefined>>
  },
): (search: { [name: string]: unknown }) => T {
  const names = Object.entries(readers) as [string, Reader<unknown>][]
  return (search) => Object.fromEntries(names.map(([name, read]) => [name, read(search[name])])) as T
}

/** A text; the router has made a number of one such as 123. */
export const text: Reader<string> = (value) => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}
