import { type Found, type Head, isSameFile, lookAt, newEpoch, readLife, writeLife } from './epoch.ts'

export interface EpochJobs {
  epoch(): Promise<string | null>
  setEpoch(epoch: string): Promise<void>
  heads(): Promise<Head[]>
  /** id of a commit by its place; null when the log does not reach so far */
  idAt(workspace: string, seq: number): Promise<string | null>
}

/**
 * Says which epoch a store that was just opened is in (epoch.ts), and keeps the file beside it.
 *
 * @param found the database file as it was before it was opened
 * @param kept what the file beside it said then
 */
export async function followLife(
  path: string,
  file: string,
  found: Found | null,
  jobs: EpochJobs,
  kept = readLife(path),
) {
  const stored = await jobs.epoch()
  let epoch = newEpoch()
  if (found && kept && stored === kept.epoch && isSameFile(kept, found) && (await hasAll(kept.heads, jobs)))
    epoch = stored
  else await jobs.setEpoch(epoch)
  const { inode, born } = lookAt(file)!
  const life = { epoch, running: { inode, born } }
  writeLife(path, { ...life, heads: await jobs.heads(), stopped: null })
  return {
    epoch,
    /** To be called when nothing writes any more, with the last heads, after the file was closed. */
    stop(heads: Head[]): void {
      const { size, changed } = lookAt(file)!
      writeLife(path, { ...life, heads, stopped: { size, changed } })
    },
  }
}

async function hasAll(heads: readonly Head[], jobs: EpochJobs): Promise<boolean> {
  for (const { workspace, seq, id } of heads) if ((await jobs.idAt(workspace, seq)) !== id) return false
  return true
}
