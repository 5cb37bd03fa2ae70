import type { Via } from '#domain/kernel/commit.ts'

/** Who stands behind a batch: the member, the door it came through, and the program and sitting where there are any. */
export interface Provenance {
  actor: string
  via: Via
  program?: string | null
  session?: string | null
  /** the long step that the batch is a part of */
  step?: string
}
