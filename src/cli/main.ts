import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { runCli } from './run-cli.ts'
import type { Io } from './verb.ts'

const io: Io = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  readFile: (path) => readFile(path, 'utf8'),
  readStdin: () => text(process.stdin),
}

process.exitCode = await runCli(process.argv.slice(2), io, process.env, process.cwd())
