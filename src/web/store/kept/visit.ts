/** Who used this browser last: a page can paint from the cache before the server has said who it is. */
export interface Visit {
  member: string
  workspace: string
}

const KEY = 'throughline.visit'

export function lastVisit(): Visit | null {
  try {
    const visit = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Visit> | null
    return visit?.member && visit.workspace ? { member: visit.member, workspace: visit.workspace } : null
  } catch {
    return null
  }
}

export function keepVisit(visit: Visit | null): void {
  try {
    if (visit) localStorage.setItem(KEY, JSON.stringify(visit))
    else localStorage.removeItem(KEY)
  } catch {
    // A browser that keeps nothing opens the slower way.
  }
}
