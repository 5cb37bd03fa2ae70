const people = [
  'hikers',
  'guides',
  'planners',
  'families',
  'club leaders',
  'editors',
  'visitors',
  'the support team',
]
const verbs = [
  'find',
  'compare',
  'share',
  'rename',
  'export',
  'filter',
  'sort',
  'archive',
  'restore',
  'merge',
  'print',
]
const kindsOf = [
  'saved',
  'recent',
  'shared',
  'draft',
  'published',
  'nearby',
  'offline',
  'favourite',
  'seasonal',
]
const things = [
  'routes',
  'maps',
  'photos',
  'reviews',
  'invoices',
  'reports',
  'members',
  'alerts',
  'calendars',
  'permits',
]
const ways = [
  'by date and length',
  'in one step',
  'with the keyboard alone',
  'on a slow connection',
  'across devices',
]
const defects = [
  'is empty after a reload',
  'shows the wrong total',
  'jumps back when scrolled',
  'is cut off in Safari',
]
const syllables =
  'ba be bi bo da de di do fa fe fi fo ga ge ka ke ki ko la le li lo ma me mi mo na ne ni no'.split(' ')

/**
 * A backlog item's title, 50 to 60 characters on average. The invented names make it about as hard to compress as
 * real titles are. `random` gives 0 to 1.
 */
export function itemTitle(random: () => number): string {
  const one = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? ''
  const syllable = () => one(syllables)
  const name = () => capital(syllable() + syllable() + syllable())
  const thing = `${one(kindsOf)} ${one(things)}`
  const kind = random()
  if (kind < 0.15) return `List of ${thing} for ${name()} ${one(defects)} (${name()})`
  if (kind < 0.4) return `Let ${one(people)} ${one(verbs)} ${thing} of ${name()} with ${name()}`
  return `${capital(one(verbs))} ${thing} of ${name()} ${one(ways)} (${name()})`
}

function capital(word: string): string {
  return `${word[0]?.toUpperCase()}${word.slice(1)}`
}
