import { readFile } from 'node:fs/promises'
import { arrayBuffer } from 'node:stream/consumers'
import { runCli } from './run-cli.ts'
import type { Io } from './verb.ts'

const io: Io = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  readFile: async (path) => new Uint8Array(await readFile(path)),
  readStdin: async () => new Uint8Array(await arrayBuffer(process.stdin)),
}

// Whoever reads has heard enough (`… | head -1`): what was begun is done to its end all the same.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

process.exitCode = await runCli(process.argv.slice(2), io, process.env, process.cwd())
