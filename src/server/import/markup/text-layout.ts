/** Lays text out in lines as a browser would: white space flows together, and blank lines come one at a time. */
export interface TextLayout {
  /** Text whose white space is one space each, and none at the ends of a line. */
  add(text: string): void
  /** Lines that stay as they are. */
  addLines(text: string): void
  /** What follows begins a line. */
  endLine(): void
  /** What follows begins a line; twice in a row leaves one line blank. */
  breakLine(): void
  /** What follows stands below a blank line. */
  setApart(): void
  /** What follows begins a line with this mark; until `leave` its later lines begin with `further`. */
  enter(mark: string, further: string): void
  leave(): void
  /** A mark right before the next text, and one right behind the last; both go where there is no text between. */
  open(mark: string): void
  close(mark: string): void
  /** A place to put what was added since then in other words. */
  readonly place: number
  /** `write` gets what was added since then, without white space at its ends. */
  rewrite(place: number, write: (added: string) => string): void
  text(): string
}

export function createTextLayout(): TextLayout {
  const pieces: string[] = []
  const starts: string[] = []
  const opened: { mark: string; at: number }[] = []
  // What stands between the text so far and what comes next; written when something comes, so that nothing trails.
  let breaks = 0
  let space = false
  let mark = ''
  let outside = ''
  let waiting = ''

  function write(words: string): void {
    const start = starts.join('')
    if (pieces.length === 0) pieces.push(mark === '' ? start : mark)
    else if (breaks > 0) {
      if (breaks > 1) pieces.push('\n', (mark === '' ? start : outside).trimEnd())
      pieces.push('\n', mark === '' ? start : mark)
    } else if (space) pieces.push(' ')
    pieces.push(waiting + words)
    breaks = 0
    space = false
    mark = ''
    waiting = ''
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
      if (added !== '') write(added.split('\n').join(`\n${starts.join('')}`))
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
    enter(started, further) {
      breaks = Math.max(breaks, 1)
      if (mark === '') outside = starts.join('')
      mark = (mark === '' ? outside : mark) + started
      starts.push(further)
    },
    leave() {
      starts.pop()
      if (mark !== '') mark = ''
      breaks = Math.max(breaks, 1)
    },
    open(added) {
      opened.push({ mark: added, at: pieces.length })
      waiting += added
    },
    close(added) {
      const from = opened.pop()
      if (from === undefined) return
      if (pieces.length > from.at) pieces.push(added)
      else waiting = waiting.slice(0, waiting.length - from.mark.length)
    },
    get place() {
      return pieces.length
    },
    rewrite(place, written) {
      const added = pieces.splice(place).join('')
      const bare = added.trim()
      const at = added.indexOf(bare)
      if (bare !== '') pieces.push(added.slice(0, at), written(bare))
    },
    text: () => pieces.join('').trim(),
  }
}
