import { memoryDatabase } from './memory-database.ts'

/** A person's browser: what outlives its pages, and which of them live. */
export class Browser {
  readonly member: string
  readonly database: string
  /** ids of the tabs that live */
  readonly tabs = new Set<string>()
  /** whom it remembers to have been signed in */
  remembers = false
  /** what was looked at last, as the address says */
  product: string | null = null
  #opened = 0

  constructor(number: number, member: string, workspace: string) {
    this.member = member
    this.database = `browser ${number} ${member} ${workspace}`
  }

  /** In the place of web/store/kept/tab.ts, whose locks Node gives to one process and not to one browser. */
  newTab() {
    const { tabs } = this
    const id = `${this.database}-${++this.#opened}`
    return {
      id,
      hold: async () => void tabs.add(id),
      ifGone: async (tab: string, work: () => Promise<void>) => {
        if (!tabs.has(tab)) await work()
      },
    }
  }

  /** Scopes of which something is kept. */
  keptScopes(): Set<string> {
    const database = memoryDatabase(this.database)
    const rows = ['scopes', 'heads', 'tail'].flatMap((name) => database.all<{ scope: string }>(name))
    return new Set(rows.map(({ scope }) => scope))
  }
}
