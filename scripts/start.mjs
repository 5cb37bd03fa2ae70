// Runs on the machine's own Node on a fresh clone (20.19 or newer), and on the pinned one ever after.
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { inProject, pinnedNode, runScript } from './project.mjs'
import { serverEnv, serverFlags } from './server-runtime.mjs'
import { npmAround } from './starter.mjs'

const server = inProject('src', 'server', 'main.ts')

await runScript(async () => {
  await ensureInstalled()
  await ensureBuilt()
  const starter = npmAround()
  const env = { ...serverEnv(process.env), ...(starter && { THROUGHLINE_STARTER: starter }) }
  const args = [...serverFlags, server, ...process.argv.slice(2)]
  // The server takes this process's place where the system can do that: no second process stands between it and
  // the terminal, so signals and the exit code need no passing on, and a killed `npm start` leaves nothing behind.
  if (process.execve && process.platform !== 'win32') process.execve(pinnedNode, [pinnedNode, ...args], env)
  const { hand } = await import('./program.mjs')
  return hand(pinnedNode, args, { env })
})
