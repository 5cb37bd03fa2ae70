import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isRefusalCode, refusalExit } from '#domain/refusals.ts'
import { cliWords } from '#words/cli.ts'
import { CliError, EXIT } from './cli-error.ts'

export type Env = Readonly<Record<string, string | undefined>>

/** The running server, spoken to over REST. */
export interface Server {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<T>
  /** Sends a file as it is. */
  upload<T>(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<T>
  /** Asks for something that takes long; the answer is a JSON object a line, each handed over as it comes. */
  postForLines<T>(path: string, take: (line: T) => void): Promise<void>
}

const TOKEN_LIFE_MS = 60_000
const MOST_TRIES = 5
const LONGEST_PAUSE_S = 60

/** @param folder where a relative DATA_DIR begins */
export function connect(env: Env, folder: string): Server {
  const url = (env.THROUGHLINE_URL || `http://127.0.0.1:${env.PORT || 3000}`).replace(/\/$/, '')
  const dataDir = resolve(folder, env.DATA_DIR || 'data')

  async function send(path: string, init: RequestInit): Promise<Response> {
    // Each try brings a token of its own: they live a minute.
    const headers = () => ({
      ...(init.headers as Record<string, string>),
      authorization: `Bearer ${token(dataDir)}`,
    })
    let answer: Response
    try {
      answer = await patiently(() => fetch(`${url}${path}`, { ...init, headers: headers() }))
    } catch (error) {
      if (error instanceof CliError) throw error
      const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : null
      const said =
        reason === null
          ? cliWords('noAnswer', { address: url })
          : cliWords('noAnswerWhy', { address: url, reason })
      throw new CliError(said, EXIT.error)
    }
    if (!answer.ok) throw problemOf(answer.status, await answer.text(), dataDir)
    return answer
  }

  async function ask<T>(path: string, init: RequestInit): Promise<T> {
    const text = await (await send(path, init)).text()
    return (text === '' ? null : JSON.parse(text)) as T
  }

  return {
    get: (path) => ask(path, { method: 'GET' }),
    post: (path, body, headers = {}) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    upload: (path, bytes) => ask(path, { method: 'POST', body: bytes }),
    async postForLines<T>(path: string, take: (line: T) => void) {
      const answer = await send(path, { method: 'POST' })
      let rest = ''
      for await (const text of (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
        const lines = `${rest}${text}`.split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) if (line !== '') take(JSON.parse(line) as T)
      }
    },
  }
}

/**
 * Asks again when the server says when, some times: a script that asks for much is slowed down and not stopped. What is
 * turned away like this has not been begun.
 */
async function patiently(ask: () => Promise<Response>): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const answer = await ask()
    const seconds = Number(answer.headers.get('retry-after'))
    const isWorthIt = answer.status === 429 && seconds > 0 && seconds <= LONGEST_PAUSE_S
    if (!isWorthIt || tries === MOST_TRIES) return answer
    await answer.body?.cancel()
    await pause(seconds * 1_000)
  }
}

/** Whoever may read the data folder may act for its owner; the token is good for a minute. */
function token(dataDir: string): string {
  const signed = `throughline-cli.${Date.now() + TOKEN_LIFE_MS}`
  return `${signed}.${createHmac('sha256', secretIn(dataDir)).update(signed).digest('hex')}`
}

function secretIn(dataDir: string): string {
  const file = join(dataDir, 'secret')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'noSecret' : 'unreadableSecret'
    throw new CliError(cliWords(why, { file }), EXIT.notAllowed)
  }
}

interface Problem {
  detail?: string
  code?: string
  claimed?: boolean
}

function problemOf(status: number, text: string, dataDir: string): CliError {
  const problem = parsed(text)
  const { detail = text, code = '', claimed } = problem
  if (claimed === false) {
    return new CliError(cliWords('unclaimed'), EXIT.notAllowed)
  }
  if (status === 401) {
    return new CliError(cliWords('otherSecret', { folder: dataDir }), EXIT.notAllowed)
  }
  return new CliError(detail, exitOf(code, status), problem)
}

function parsed(text: string): Problem {
  try {
    return JSON.parse(text) as Problem
  } catch {
    return {}
  }
}

const byStatus: Record<number, number> = {
  400: EXIT.usage,
  403: EXIT.notAllowed,
  404: EXIT.notFound,
  409: EXIT.conflict,
  412: EXIT.conflict,
  413: EXIT.usage,
  422: EXIT.usage,
}

/** A refusal brings its own; what the door says no to goes by its status. */
function exitOf(code: string, status: number): number {
  return isRefusalCode(code) ? refusalExit(code) : (byStatus[status] ?? EXIT.error)
}
