import { spawn } from 'node:child_process'
import { ensureInstalled } from './install.mjs'
import { ended, forwardSignals } from './program.mjs'
import { inProject, pinnedNode, root, runScript } from './project.mjs'
import { npmAround } from './starter.mjs'

/** vite.config.ts sends the server's paths there. */
const serverPort = '3001'
const webPort = process.env.PORT ?? '3000'

await runScript(async () => {
  await ensureInstalled()
  const web = `http://localhost:${webPort}`
  // The server follows this script (src/server/starter.ts); the page's server ends when its input does.
  const env = {
    ...process.env,
    THROUGHLINE_STARTER: String(process.pid),
    PORT: serverPort,
    PUBLIC_URL: process.env.PUBLIC_URL ?? web,
  }
  console.log(
    `Server on port ${serverPort}, started anew on a change; the web page with live changes on ${web}`,
  )
  const children = [
    ['--watch', '--watch-preserve-output', inProject('src', 'server', 'main.ts')],
    [
      // It ends when its input does, which it only hears while it reads it.
      '--import',
      'data:text/javascript,process.stdin.resume()',
      inProject('node_modules', 'vite', 'bin', 'vite.js'),
      '--port',
      webPort,
      '--strictPort',
      '--clearScreen',
      'false',
    ],
  ].map((args) => spawn(pinnedNode, args, { cwd: root, env, stdio: ['pipe', 'inherit', 'inherit'] }))
  forwardSignals(children)
  // A killed npm takes nothing along.
  const npm = npmAround()
  if (npm) setInterval(() => isThere(Number(npm)) || children.map((child) => child.kill()), 1_000).unref()
  // One without the other is of no use: the first to end takes the other along.
  const code = await Promise.race(children.map(ended))
  for (const child of children) child.kill()
  await Promise.all(children.map((child) => child.exitCode ?? child.signalCode ?? ended(child)))
  return code
})

/** @param {number} pid */
function isThere(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
