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

process.exitCode = await runCli(process.argv.slice(2), io, process.env, process.cwd())
