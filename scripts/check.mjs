import { join } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { captureNode } from './program.mjs'
import { runScript } from './project.mjs'

const tool = (/** @type {string[]} */ ...path) => join('node_modules', ...path)
const inTerminal = process.stdout.isTTY === true
const tsc = tool('typescript', 'bin', 'tsc')

/** Longest first, so that two at a time end together. @type {[label: string, args: string[]][]} */
const checks = [
  ['architecture', [tool('vitest', 'vitest.mjs'), 'run', '--project', 'unit', 'tests/architecture.test.ts']],
  ['types: server, cli and tests', [tsc, '-p', 'tsconfig.node.json', '--pretty', String(inTerminal)]],
  ['types: web', [tsc, '-p', 'tsconfig.web.json', '--pretty', String(inTerminal)]],
  [
    'types: base, domain, analysis, protocol',
    [tsc, '-p', 'tsconfig.pure.json', '--pretty', String(inTerminal)],
  ],
  [
    'lint and format',
    [tool('@biomejs', 'biome', 'bin', 'biome'), 'ci', `--colors=${inTerminal ? 'force' : 'off'}`, '.'],
  ],
]

await runScript(async () => {
  await ensureInstalled()
  const waiting = [...checks]
  let failed = false
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [label, args] = next
      const started = Date.now()
      const { code, output } = await captureNode(args)
      console.log(
        `${code === 0 ? 'pass' : 'FAIL'}  ${label}  ${((Date.now() - started) / 1000).toFixed(1)} s`,
      )
      if (code !== 0) {
        failed = true
        console.log(output.trim())
      }
    }
  }
  await Promise.all([worker(), worker()])
  return failed ? 1 : 0
})
