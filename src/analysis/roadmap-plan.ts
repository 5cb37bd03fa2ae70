import { fold } from '#base/text/fold.ts'
import { proposalWords } from '#words/proposals.ts'
import type { ReleaseDraft, RoadmapPlan, ThemeDraft } from './derive-roadmap.ts'
import type { PackedTheme } from './pack-themes.ts'
import type { ProposedTheme } from './themes.ts'

/**
 * A plan while people work on it. `pinned` remembers which themes somebody touched and what is in them, so that
 * finding themes again leaves them as they are. Every function returns a new plan; none touches the roadmap.
 */
export interface WorkingPlan extends RoadmapPlan {
  /** item id -> key of the theme it was put in by hand; null: taken out of all themes */
  pinned: { [item: string]: string | null }
  /** how much a release has room for, in the unit of the sizes (`sizesOf`); absent while nobody said */
  room?: number | null
  /** theme -> why a packing was suggested so; said as long as the theme stays where that laid it */
  packed?: { [theme: string]: PackedTheme }
  /** how fine themes were sought last, as the stage counts it */
  grain?: number
}

export const emptyPlan: WorkingPlan = { themes: [], releases: [], pinned: {} }

/** Takes newly proposed themes in: those that somebody touched keep their name, how they came about, and their release. */
export function takeProposed(plan: WorkingPlan, proposed: readonly ProposedTheme[]): WorkingPlan {
  const standing = new Map(plan.themes.map((theme) => [theme.key, theme]))
  // Somebody may have moved items while themes were sought: they are where they were put, and nowhere else.
  const isElsewhere = (item: string, key: string) =>
    plan.pinned[item] !== undefined && plan.pinned[item] !== key
  const touched = namesOf(plan)
  const isFound = new Set(proposed.map(({ key }) => key))
  const held = plan.themes.filter(({ key }) => touched.has(key) && !isFound.has(key))
  const themes = proposed
    .map(({ key, name, words, items }): ThemeDraft => {
      const kept = standing.get(key)
      const ids = items.map(({ id }) => id).filter((id) => !isElsewhere(id, key))
      const byHand = kept?.words.length === 0
      return {
        key,
        name: kept?.name ?? name,
        words: byHand ? [] : words,
        items: ids,
        release: kept?.release ?? null,
      }
    })
    .filter(({ items }) => items.length > 0)
  return { ...plan, themes: [...themes, ...held] }
}

/** Which theme each pinned item must end in, for the search. */
export function pinsOf(plan: WorkingPlan): Map<string, string> {
  return new Map(Object.entries(plan.pinned).filter((entry): entry is [string, string] => entry[1] !== null))
}

/** What the themes are called that somebody touched, by key: no other gets such a name. */
export function namesOf(plan: WorkingPlan): Map<string, string> {
  const touched = new Set(Object.values(plan.pinned))
  return new Map(plan.themes.filter(({ key }) => touched.has(key)).map(({ key, name }) => [key, name]))
}

/** Whether another theme is called so, whatever its capitals. */
export function isTaken(plan: WorkingPlan, name: string, key?: string): boolean {
  return plan.themes.some((theme) => theme.key !== key && fold(theme.name) === fold(name))
}

function freeName(plan: WorkingPlan, name: string): string {
  let free = name
  for (let number = 2; isTaken(plan, free); number++) free = proposalWords('namesakeTheme', { name, number })
  return free
}

export function renameTheme(plan: WorkingPlan, key: string, name: string): WorkingPlan {
  const theme = plan.themes.find((other) => other.key === key)
  if (!theme) return plan
  // A name given by hand must survive the next search, so the items that carry it are pinned to it.
  return pin(
    { ...plan, themes: plan.themes.map((other) => (other === theme ? { ...theme, name } : other)) },
    theme.items,
    key,
  )
}

/** All items of one theme join another; the first is gone. */
export function mergeThemes(plan: WorkingPlan, from: string, into: string): WorkingPlan {
  const source = plan.themes.find(({ key }) => key === from)
  const target = plan.themes.find(({ key }) => key === into)
  if (!source || !target || source === target) return plan
  const items = [...target.items, ...source.items]
  const words = [...new Set([...target.words, ...source.words])].slice(0, 6)
  const themes = plan.themes
    .filter((theme) => theme !== source)
    .map((theme) => (theme === target ? { ...target, items, words } : theme))
  return pin({ ...plan, themes }, items, into)
}

/** Some items of a theme become a theme of their own. */
export function splitTheme(
  plan: WorkingPlan,
  items: readonly string[],
  key: string,
  name: string,
): WorkingPlan {
  if (items.length === 0) return plan
  const source = plan.themes.find((theme) => theme.items.includes(items[0]!))
  const made: ThemeDraft = {
    key,
    name: freeName(plan, name),
    words: [],
    items: [...items],
    release: source?.release ?? null,
  }
  const rest = without(plan.themes, items)
  const at = source ? rest.findIndex((theme) => theme.key === source.key) + 1 : 0
  return pin({ ...plan, themes: [...rest.slice(0, at), made, ...rest.slice(at)] }, items, key)
}

/** Puts items into a theme, or into none. The theme stands then as it is, with all that is in it. */
export function moveItems(plan: WorkingPlan, items: readonly string[], to: string | null): WorkingPlan {
  const themes = without(plan.themes, items, to).map((theme) =>
    theme.key === to ? { ...theme, items: [...theme.items, ...items] } : theme,
  )
  const mine = themes.find(({ key }) => key === to)?.items ?? items
  return pin({ ...plan, themes }, mine, to)
}

/** The theme is gone; its items are in none, and stay out of themes when they are sought again. */
export function rejectTheme(plan: WorkingPlan, key: string): WorkingPlan {
  const theme = plan.themes.find((other) => other.key === key)
  if (!theme) return plan
  return pin({ ...plan, themes: plan.themes.filter((other) => other !== theme) }, theme.items, null)
}

/** Lays a theme onto a release, or takes it off. One that is on a release stands as it is. */
export function assignTheme(plan: WorkingPlan, key: string, release: string | null): WorkingPlan {
  const themes = plan.themes.map((theme) => (theme.key === key ? { ...theme, release } : theme))
  const laid = release === null ? [] : (themes.find((theme) => theme.key === key)?.items ?? [])
  return pin({ ...plan, themes }, laid, key)
}

export function addRelease(plan: WorkingPlan, release: ReleaseDraft): WorkingPlan {
  return { ...plan, releases: [...plan.releases, release] }
}

export function editRelease(plan: WorkingPlan, key: string, fields: Partial<ReleaseDraft>): WorkingPlan {
  return {
    ...plan,
    releases: plan.releases.map((release) => (release.key === key ? { ...release, ...fields } : release)),
  }
}

/** The release is gone from the plan; its themes are unassigned. */
export function removeRelease(plan: WorkingPlan, key: string): WorkingPlan {
  return {
    ...plan,
    releases: plan.releases.filter((release) => release.key !== key),
    themes: plan.themes.map((theme) => (theme.release === key ? { ...theme, release: null } : theme)),
  }
}

/** The plan without items that are gone from the backlog by now, and without themes that are empty then. */
export function onlyStanding(plan: WorkingPlan, stands: (item: string) => boolean): WorkingPlan {
  if (plan.themes.every((theme) => theme.items.every(stands))) return plan
  const themes = plan.themes.map((theme) => ({ ...theme, items: theme.items.filter(stands) }))
  return { ...plan, themes: themes.filter(({ items }) => items.length > 0) }
}

function without(
  themes: readonly ThemeDraft[],
  items: readonly string[],
  keep: string | null = null,
): ThemeDraft[] {
  const gone = new Set(items)
  return themes
    .map((theme) => ({ ...theme, items: theme.items.filter((item) => !gone.has(item)) }))
    .filter((theme) => theme.items.length > 0 || theme.key === keep)
}

function pin(plan: WorkingPlan, items: readonly string[], to: string | null): WorkingPlan {
  const pinned = { ...plan.pinned }
  for (const item of items) pinned[item] = to
  return { ...plan, pinned }
}
