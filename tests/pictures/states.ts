import { backlogStates } from './states/backlog.ts'
import { bottomUpStates } from './states/bottom-up.ts'
import { historyStates } from './states/history.ts'
import { homeStates } from './states/home.ts'
import { importStates } from './states/import.ts'
import { itemStates } from './states/item.ts'
import { paletteStates } from './states/palette.ts'
import { roadmapStates } from './states/roadmap.ts'
import { settingsStates } from './states/settings.ts'
import { shellStates } from './states/shell.ts'
import { signInStates } from './states/sign-in.ts'
import type { State } from './states/state.ts'
import { topDownStates } from './states/top-down.ts'
import { trayStates } from './states/tray.ts'
import { welcomeStates } from './states/welcome.ts'

/** Every screen in every state, a file a screen. */
export const states: readonly State[] = [
  ...signInStates,
  ...homeStates,
  ...welcomeStates,
  ...shellStates,
  ...backlogStates,
  ...roadmapStates,
  ...itemStates,
  ...importStates,
  ...topDownStates,
  ...bottomUpStates,
  ...historyStates,
  ...settingsStates,
  ...paletteStates,
  ...trayStates,
]
