/** Lays text out in lines as a browser would: white space flows together, and blank lines come one at a time. */
export interface TextLayout {
  /** Text whose white space is one space each, and none at the ends of a line. */
  add(text: string): void
  /** Text whose line ends and spaces stay. */
  addLines(text: string): void
  /** What follows begins a line. */
  endLine(): void
  /** What follows begins a line; twice in a row leaves one line blank. */
  breakLine(): void
  /** What follows stands below a blank line. */
  setApart(): void
  /** What follows begins a line with this mark. */
  startEntry(mark: string): void
  /** A place to ask for what was added `since`. */
  readonly place: number
  /** Without white space at its ends. */
  since(place: number): string
  text(): string
}

export function createTextLayout(): TextLayout {
  const pieces: string[] = []
  // What stands between the text so far and what comes next; written when something comes, so that nothing trails.
  let breaks = 0
  let space = false
  let mark = ''

  function write(words: string): void {
    if (pieces.length > 0) {
      if (breaks > 0) pieces.push('\n'.repeat(breaks))
      else if (space) pieces.push(' ')
    }
    pieces.push(mark + words)
    breaks = 0
    space = false
    mark = ''
  }

  return {
    add(added) {
      const words = added.replace(/[\t\n\f\r ]+/g, ' ')
      const bare = words.replace(/^ | $/g, '')
      if (words.startsWith(' ')) space = true
      if (bare === '') return
      write(bare)
      space = words.endsWith(' ')
    },
    addLines(added) {
      if (added !== '') write(added)
    },
    endLine() {
      breaks = Math.max(breaks, 1)
    },
    breakLine() {
      breaks = Math.min(breaks + 1, 2)
    },
    setApart() {
      breaks = 2
    },
    startEntry(started) {
      breaks = Math.max(breaks, 1)
      mark = started
    },
    get place() {
      return pieces.length
    },
    since: (place) => pieces.slice(place).join('').trim(),
    text: () => pieces.join('').trim(),
  }
}
