import { area } from './area.ts'

/** What stands over a screen while a file is held above it. */
export const fileDropWords = area('file-drop', {
  dropHere: 'Drop the file to import it',
  dropHint: 'You see what would be created before anything is.',
})
