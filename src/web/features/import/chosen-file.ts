import { mostImportMegabytes } from '#protocol/import-choices.ts'
import { importPageWords as say } from '#words/import-page.ts'
import type { ChosenFile, Trouble } from './import-requests.ts'

/** A copy that stays what it is, whatever becomes of the file; null of a folder, or of one that is gone by now. */
export async function inMemory(file: ChosenFile): Promise<ChosenFile | null> {
  try {
    return { ...file, blob: new Blob([await file.blob.arrayBuffer()]) }
  } catch {
    return null
  }
}

/** What is the matter with a file that is not even sent. */
export function tooBig({ name, blob }: ChosenFile): Trouble | null {
  if (blob.size <= mostImportMegabytes * 1024 * 1024) return null
  const size = Math.ceil(blob.size / 1024 / 1024)
  return {
    code: 'file-too-large',
    sentence: say('tooBig', { file: name, size, most: mostImportMegabytes }),
  }
}

export function notToOpen({ name }: ChosenFile): Trouble {
  return { code: 'not-to-open', sentence: say('notToOpen', { file: name }) }
}

/** The trouble with the file named in it. */
export function named({ name }: ChosenFile, trouble: Trouble): Trouble {
  return trouble.code === 'unreadable-file'
    ? { ...trouble, sentence: say('troubleWith', { file: name, trouble: trouble.sentence }) }
    : trouble
}
