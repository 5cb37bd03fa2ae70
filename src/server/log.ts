import pino, { type Logger } from 'pino'

export type { Logger }

/**
 * One JSON line for each event on stdout. A terminal shows only what goes wrong, unless LOG names a level; what
 * people must read at a start is printed plainly elsewhere.
 */
export function createLog(level: string | undefined, isTerminal: boolean): Logger {
  return pino({
    level: level ?? (isTerminal ? 'error' : 'info'),
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['*.cookie', '*.authorization', '*.password', '*.code', '*.token'],
  })
}
