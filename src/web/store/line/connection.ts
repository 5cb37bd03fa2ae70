import type { FromPage, FromServer } from '#protocol/messages.ts'

export interface ConnectionEvents {
  /** the line stands: say hello */
  up(): void
  message(message: FromServer): void
  /** the line is gone; `opened` is false when it never stood, which may mean that nobody is signed in */
  down(opened: boolean): void
}

/** All in milliseconds. */
export interface Timing {
  /** first pause before trying again; doubles up to `longest` */
  pause: number
  longest: number
  /** silence after which a ping is sent */
  quiet: number
  /** how long a ping may go unanswered; then the line counts as dead */
  patience: number
}

const usual: Timing = { pause: 200, longest: 5_000, quiet: 4_000, patience: 4_000 }

/** A line that stood at least this long was a good one, and the next pause is short again. */
const GOOD = 5_000

/**
 * A line to the server that stands up again by itself: after a pause that grows and is never the same for two
 * pages, and at once when the browser is online again or the page is looked at. It carries messages and knows
 * none of them but ping and pong.
 */
export class Connection {
  readonly #url: () => string
  readonly #events: ConnectionEvents
  readonly #timing: Timing
  #socket: WebSocket | null = null
  #running = false
  #failures = 0
  #openedAt = 0
  #heardAt = 0
  #askedAt = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #watch: ReturnType<typeof setInterval> | undefined

  constructor(url: () => string, events: ConnectionEvents, timing = usual) {
    this.#url = url
    this.#events = events
    this.#timing = timing
  }

  get isUp(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    globalThis.addEventListener?.('online', this.#now)
    globalThis.document?.addEventListener('visibilitychange', this.#looked)
    this.#open()
  }

  /** Ends the line for good. */
  stop(): void {
    this.#running = false
    globalThis.removeEventListener?.('online', this.#now)
    globalThis.document?.removeEventListener('visibilitychange', this.#looked)
    clearTimeout(this.#retry)
    this.#lose(false)
  }

  /** Gives up the line that stands and opens another. */
  restart(): void {
    if (!this.#running) return
    this.#lose(true)
    this.#now()
  }

  /** False when there is no line; then it must be sent again when there is one. */
  send(message: FromPage): boolean {
    return this.sendText(JSON.stringify(message))
  }

  sendText(message: string): boolean {
    if (!this.isUp) return false
    this.#socket!.send(message)
    return true
  }

  #open(): void {
    clearTimeout(this.#retry)
    const socket = new WebSocket(this.#url())
    this.#socket = socket
    this.#heardAt = performance.now()
    this.#askedAt = 0
    this.#openedAt = 0
    socket.addEventListener('open', () => {
      if (socket !== this.#socket) return
      this.#openedAt = this.#heardAt = performance.now()
      this.#events.up()
    })
    socket.addEventListener('message', ({ data }) => {
      if (socket !== this.#socket) return
      this.#heardAt = performance.now()
      const message = JSON.parse(data) as FromServer
      if (message.type !== 'pong') this.#events.message(message)
    })
    socket.addEventListener('close', () => {
      if (socket === this.#socket) this.#lose(true)
    })
    clearInterval(this.#watch)
    this.#watch = setInterval(() => this.#check(), this.#timing.quiet / 4)
  }

  /**
   * A line is dead when a ping goes unanswered, never for silence alone: the timers of a page out of sight come
   * once a minute, and then nothing was asked in between.
   */
  #check(): void {
    const now = performance.now()
    const asked = this.#askedAt > this.#heardAt
    if (asked && now - this.#askedAt >= this.#timing.patience) this.#lose(true)
    else if (!asked && now - this.#heardAt >= this.#timing.quiet) this.#ask()
  }

  /** A line that is still being opened is asked too: it gets the same time to answer. */
  #ask(): void {
    this.#askedAt = performance.now()
    this.send({ type: 'ping' })
  }

  #lose(again: boolean): void {
    clearInterval(this.#watch)
    const socket = this.#socket
    this.#socket = null
    if (socket) {
      socket.close()
      const opened = this.#openedAt > 0
      const good = opened && performance.now() - this.#openedAt >= GOOD
      this.#failures = good ? 0 : this.#failures + 1
      this.#events.down(opened)
    }
    if (!again || !this.#running || this.#socket) return
    const { pause, longest } = this.#timing
    const wait = Math.min(longest, pause * 2 ** Math.min(this.#failures - 1, 16))
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => this.#open(), wait * (0.5 + Math.random() / 2))
  }

  #now = (): void => {
    if (!this.#running || this.#socket) return
    this.#failures = 0
    this.#open()
  }

  /** A page that was out of sight may have slept through the death of its line: ask at once. */
  #looked = (): void => {
    if (globalThis.document.visibilityState !== 'visible') return
    if (!this.#socket) this.#now()
    else if (this.#askedAt <= this.#heardAt) this.#ask()
  }
}
