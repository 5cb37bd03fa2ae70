import { atRest } from './at-rest.ts'

// A module that could not be fetched is lost to a page for as long as it lives: the standard says that its map of
// modules keeps the failure, and browsers have come to do so. So whatever may be asked for while the server is away
// is in the browser's cache before, and until it is there nothing is imported without asking whether the server answers.

const AT_ONCE = 4

/** What the page consists of beside its frame; nothing while developing. */
let owed: string[] | null = null
let fetching: Promise<void> | null = null

/**
 * Fetches the rest of the page into the browser's cache, once it is at rest, however long the server is away. What is
 * to be ready before it is asked for is imported after that.
 */
export function fetchParts(): Promise<void> {
  owed ??= listed()
  fetching ??= atRest().then(fetchAll)
  return fetching
}

async function fetchAll(): Promise<void> {
  for (let pause = 1_000; ; pause = Math.min(30_000, pause * 2)) {
    const left: string[] = []
    const waiting = [...(owed ?? [])]
    const lane = async () => {
      for (let path = waiting.shift(); path; path = waiting.shift())
        if (!(await isFetched(path))) left.push(path)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, lane))
    owed = left
    if (owed.length === 0) return
    await wait(pause)
  }
}

function listed(): string[] {
  return document.querySelector<HTMLMetaElement>('meta[name=parts]')?.content.split(' ') ?? []
}

async function isFetched(path: string): Promise<boolean> {
  try {
    const answer = await fetch(path, { priority: 'low' })
    await answer.arrayBuffer()
    // One that is not there any more will not come; one that a proxy could not get may.
    return answer.status < 500
  } catch {
    return false
  }
}

/** Until a module may be asked for without being lost: all are here, or the server answers. */
export async function mayImport(): Promise<void> {
  // The page itself has only just come.
  if (owed === null) return
  for (let pause = 250; owed.length > 0 && !(await serverAnswers()); pause = Math.min(5_000, pause * 2))
    await wait(pause)
}

/** Whether it is there itself, and not only a proxy that says that it is not. */
export function serverAnswers(): Promise<boolean> {
  return fetch('/livez', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
