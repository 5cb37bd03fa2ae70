/**
 * Steps that were taken back because they take long, until whoever sent them may take long: one line for each member,
 * in which all that they send afterwards stands too, so that everything is decided in the order it came.
 */
export interface LongLine {
  /** Whether the step has to stand in the member's line: somebody stands there, and it is not the first. */
  isBehind(member: string, step: object): boolean
  /** Puts it there, unless it stands there already. */
  enter(member: string, step: object): void
  /** Resolves when it is the first. */
  isFirst(member: string, step: object): Promise<void>
  /** Whether anything stands in the member's line. */
  isWaiting(member: string): boolean
  /** It is done, or given up. */
  leave(member: string, step: object): void
}

export function createLongLine(): LongLine {
  const lines = new Map<string, { step: object; call(): void }[]>()

  return {
    isBehind(member, step) {
      const line = lines.get(member)
      return line !== undefined && line[0]!.step !== step
    },
    enter(member, step) {
      const line = lines.get(member) ?? []
      if (line.length === 0) lines.set(member, line)
      if (!line.some((one) => one.step === step)) line.push({ step, call: () => {} })
    },
    isFirst(member, step) {
      const line = lines.get(member)!
      if (line[0]!.step === step) return Promise.resolve()
      return new Promise((resolve) => {
        line.find((one) => one.step === step)!.call = resolve
      })
    },
    isWaiting: (member) => lines.has(member),
    leave(member, step) {
      const line = lines.get(member)
      const at = line?.findIndex((one) => one.step === step) ?? -1
      if (at < 0) return
      line!.splice(at, 1)
      if (line!.length === 0) lines.delete(member)
      else if (at === 0) line![0]!.call()
    },
  }
}
