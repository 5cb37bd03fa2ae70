import type { WebSocket } from 'ws'
import type { FromPage, FromServer } from '#protocol/messages.ts'

type Handler = (...values: unknown[]) => void

/**
 * A line between a page and a server, as a socket is one: each way in order, nothing twice, until it breaks at any
 * moment and all that is on its way is lost. The server's end is what its socket door takes for a WebSocket.
 */
export class Line {
  readonly toServer: string[] = []
  readonly toPage: string[] = []
  #open = true
  readonly #handlers = new Map<string, Handler[]>()
  readonly #overhear: (frame: string) => void
  readonly #garble: (frame: string) => string

  get isUp(): boolean {
    return this.#open
  }

  /** The server's end. */
  readonly socket = this.#serverEnd()

  /** @param overhear is told every frame that leaves the server, also what is lost later; `garble` makes a server that talks wrongly */
  constructor(
    overhear: (frame: string) => void = () => {},
    garble: (frame: string) => string = (same) => same,
  ) {
    this.#overhear = overhear
    this.#garble = garble
  }

  send(message: FromPage): void {
    this.sendText(JSON.stringify(message))
  }

  sendText(text: string): void {
    if (this.#open) this.toServer.push(text)
  }

  /** The next message arrives at the server; false when there is none. */
  deliverToServer(): boolean {
    const text = this.toServer.shift()
    if (text === undefined) return false
    this.#emit('message', Buffer.from(text), false)
    return true
  }

  /** The next message for the page; undefined when there is none. */
  takeForPage(): FromServer | undefined {
    const text = this.toPage.shift()
    return text === undefined ? undefined : (JSON.parse(text) as FromServer)
  }

  /** Both ends find out at once; what was on its way is gone. */
  cut(): void {
    if (!this.#open) return
    this.#open = false
    this.toServer.length = 0
    this.toPage.length = 0
    this.#emit('close')
  }

  #emit(event: string, ...values: unknown[]): void {
    for (const handler of this.#handlers.get(event) ?? []) handler(...values)
  }

  #serverEnd(): WebSocket {
    const line = this
    const socket = {
      OPEN: 1,
      bufferedAmount: 0,
      get readyState() {
        return line.#open ? 1 : 3
      },
      on(event: string, handler: Handler) {
        line.#handlers.set(event, [...(line.#handlers.get(event) ?? []), handler])
        return socket
      },
      send(frame: Buffer) {
        if (!line.#open) return
        const text = line.#garble(frame.toString())
        line.#overhear(text)
        line.toPage.push(text)
      },
      close: () => line.cut(),
      terminate: () => line.cut(),
      ping() {},
    }
    return socket as unknown as WebSocket
  }
}
