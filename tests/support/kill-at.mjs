import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { isMainThread } from 'node:worker_threads'

// `node --import kill-at.mjs`: ends the process with SIGKILL before the KILL_AT-th change that it makes to the disk.
const at = Number(process.env.KILL_AT)
let done = 0
const changes = ['renameSync', 'rmSync', 'mkdirSync', 'copyFileSync', 'writeFileSync', 'linkSync']
if (isMainThread)
  for (const name of /** @type {('renameSync')[]} */ (changes)) {
    const real = fs[name]
    fs[name] = (...values) => {
      if (++done === at) process.kill(process.pid, 'SIGKILL')
      return real(...values)
    }
  }
syncBuiltinESMExports()
