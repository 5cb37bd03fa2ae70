import type { CommandCall } from '#domain/kernel/commit.ts'
import type { Refusal } from '#domain/refusals.ts'
import type { ImportChoices } from '#protocol/import-choices.ts'
import type { ImportApplied, ImportNewProduct } from '#protocol/import-report.ts'
import type { Upload } from '../uploads.ts'
import type { CameTo } from './came-to.ts'

/** The file as it came, and how the person wants it read. */
export interface FileHeld {
  upload: Upload
  choices: ImportChoices
}

/** A file that was looked through and may be imported. */
export interface HeldImport {
  /** also the id of the commit that it will become, so that applying it twice happens once */
  readonly id: string
  readonly workspace: string
  readonly member: string
  /** where the items go, or it was sent from when they get a product of their own; null when there was none yet */
  product: string | null
  /** what is made with the items, and holds them instead */
  newProduct: ImportNewProduct | null
  readonly name: string
  /** null once applied: then it is not needed any more */
  file: FileHeld | null
  /** all that is skipped, as a table to open */
  skipped: Upload
  /** where its items stood when it was read */
  before: CameTo
  /** keeps what was chosen for this file, once it is applied */
  habit: CommandCall | null
  /** while it is being applied */
  applying: Promise<ImportApplied | Refusal> | null
  applied: (ImportApplied & { step: string }) | null
  until: number
}

export interface HeldImports {
  hold(held: Omit<HeldImport, 'until'>): HeldImport
  /** Null for one that is unknown, somebody else's, or of too long ago. */
  find(id: string, workspace: string, member: string): HeldImport | null
  /** Forgets what is past its time. */
  sweep(): void
}

const KEPT_MS = 30 * 60_000
const MOST_OF_A_MEMBER = 3
/** Of all of them together. */
const MOST_BYTES = 40 * 1024 * 1024

/**
 * Keeps files between the dry run and the import: half an hour after their last use, the last three of each
 * member. The oldest go first when all of them are too much. `now` is in milliseconds.
 */
export function createHeldImports(now: () => number): HeldImports {
  // A Map keeps the order in which they were last used.
  const all = new Map<string, HeldImport>()

  function touch(held: HeldImport): HeldImport {
    held.until = now() + KEPT_MS
    all.delete(held.id)
    all.set(held.id, held)
    return held
  }

  function forget({ id, file, skipped }: HeldImport): void {
    all.delete(id)
    file?.upload.drop()
    skipped.drop()
  }

  function trim(newest: HeldImport): void {
    let bytes = 0
    const counts = new Map<string, number>()
    for (const held of [...all.values()].reverse()) {
      const owner = `${held.workspace} ${held.member}`
      const count = (counts.get(owner) ?? 0) + 1
      counts.set(owner, count)
      bytes += sizeOf(held)
      if (held === newest || held.applying) continue
      if (held.until <= now() || count > MOST_OF_A_MEMBER || bytes > MOST_BYTES) {
        bytes -= sizeOf(held)
        forget(held)
      }
    }
  }

  return {
    hold(made) {
      const held = touch({ ...made, until: 0 })
      trim(held)
      return held
    },
    find(id, workspace, member) {
      const held = all.get(id)
      if (!held || held.workspace !== workspace || held.member !== member) return null
      if (held.until <= now() && !held.applying) {
        forget(held)
        return null
      }
      return touch(held)
    },
    sweep() {
      for (const held of all.values()) if (held.until <= now() && !held.applying) forget(held)
    },
  }
}

function sizeOf({ file, skipped }: HeldImport): number {
  return (file?.upload.size ?? 0) + skipped.size
}
