import type { Commit } from '#domain/kernel/commit.ts'
import { maySee } from './naive-rights.ts'
import type { Paper } from './paper.ts'

/** Something that left the server for somebody, word for word, and how far the server was in the log. */
export interface Overheard {
  member: string
  text: string
  seq: number
}

/** Every text that the storm makes up holds one of these, and each is made once. */
export const wordNumber = (count: number) => `~${count}~`
const secretIn = /~\d+~/g

// A right that is granted may be used a moment before the grant is on the disk.
const AHEAD = 12

/**
 * Looks through all that left the server: a word may reach only who may see a place where it stands, or who said it.
 * It asks the raw text, whatever message it is a part of.
 */
export class SecretJudge {
  readonly found: string[] = []
  readonly #bySeq: Overheard[]
  readonly #saidBy: ReadonlyMap<string, string>
  /** word -> where it stands or stood */
  readonly #places = new Map<string, Set<string>>()
  #open: { word: string; heard: Overheard }[] = []
  looked = 0

  constructor(overheard: readonly Overheard[], saidBy: ReadonlyMap<string, string>) {
    this.#bySeq = [...overheard].sort((a, b) => a.seq - b.seq)
    this.#saidBy = saidBy
  }

  /** The log is at `seq`, after this commit (none before the first). */
  at(seq: number, commit: Commit | null, texts: ReadonlyMap<string, string>, paper: Paper): void {
    for (const { scope, before, after } of commit?.changes ?? []) {
      for (const record of [before, after]) {
        const description = (record as { description?: string } | null)?.description
        const text = `${JSON.stringify(record)} ${texts.get(description ?? '') ?? ''}`
        for (const [word] of text.matchAll(secretIn)) this.#place(word, scope)
      }
    }
    while (this.#bySeq[0] && this.#bySeq[0].seq <= seq) {
      const heard = this.#bySeq.shift()!
      this.looked += 1
      for (const word of new Set(heard.text.match(secretIn) ?? []))
        if (this.#saidBy.get(word) !== heard.member) this.#open.push({ word, heard })
    }
    this.#open = this.#open.filter(({ word, heard }) => {
      for (const scope of this.#places.get(word) ?? []) if (maySee(paper, heard.member, scope)) return false
      if (seq < heard.seq + AHEAD) return true
      this.#say(word, heard)
      return false
    })
  }

  finish(): void {
    for (const { word, heard } of this.#open) this.#say(word, heard)
  }

  #place(word: string, scope: string): void {
    const places = this.#places.get(word)
    if (places) places.add(scope)
    else this.#places.set(word, new Set([scope]))
  }

  #say(word: string, { member, text, seq }: Overheard): void {
    const where = [...(this.#places.get(word) ?? ['nowhere'])].join(', ')
    this.found.push(
      `${member} was told of ${word}, which stands in ${where}, at ${seq}: ${text.slice(0, 300)}`,
    )
  }
}

/** A commit in which there is nothing for a reader says nothing but its place in the log. */
export function talkativeStubs(text: string): string[] {
  const message = JSON.parse(text) as { type?: string; commits?: { [field: string]: unknown }[] }
  return (message.commits ?? []).flatMap((commit) => {
    const says = Object.keys(commit).filter((field) => field !== 'seq')
    return commit.scopes === undefined && says.length > 0
      ? [`A stub says ${says.join(', ')}: ${text.slice(0, 200)}`]
      : []
  })
}
