import { connect, type Socket } from 'node:net'

export interface Answer {
  status: number
  /** bytes of the body as they came, compressed or not */
  bytes: number
  /** the body's text when it was asked for */
  text: string
  /** of the x-seq header, which snapshots have */
  seq: number
  /** ms from the first byte sent to the last one received */
  ms: number
}

/**
 * One kept-alive HTTP/1.1 connection, one request at a time. Node's own client takes as much of a processor as the
 * server it measures, and there are only two.
 */
export class LeanClient {
  readonly #socket: Socket
  readonly #head: string
  #waiting: {
    resolve(answer: Answer): void
    reject(error: Error): void
    sentAt: number
    keep: boolean
  } | null = null
  #parts: Buffer[] = []
  #received = 0
  #bodyAt = -1
  #length = -1
  #status = 0
  #seq = Number.NaN

  /** `cookie` goes with every request. */
  constructor(url: string, cookie: string) {
    const { hostname, port, host } = new URL(url)
    this.#head = `host: ${host}\r\norigin: ${url}\r\ncookie: ${cookie}\r\naccept-encoding: gzip\r\n`
    this.#socket = connect(Number(port), hostname)
    this.#socket.setNoDelay(true)
    this.#socket.on('data', (data) => this.#take(data))
    this.#socket.on('error', (error) => this.#fail(error))
    this.#socket.on('close', () => this.#fail(new Error('The server closed the connection')))
  }

  send(method: string, path: string, json?: unknown, keep = false): Promise<Answer> {
    const body = json === undefined ? '' : JSON.stringify(json)
    const more = body
      ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
      : ''
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject, keep, sentAt: performance.now() }
      this.#socket.write(`${method} ${path} HTTP/1.1\r\n${this.#head}${more}\r\n${body}`)
    })
  }

  close(): void {
    this.#waiting = null
    this.#socket.destroy()
  }

  #take(data: Buffer): void {
    this.#parts.push(data)
    this.#received += data.length
    if (this.#bodyAt < 0) this.#readHead()
    if (this.#bodyAt < 0) return
    if (this.#length >= 0) {
      if (this.#received - this.#bodyAt >= this.#length) this.#done(this.#length)
    } else if (Buffer.concat(this.#parts.slice(-2)).subarray(-5).toString('latin1') === '0\r\n\r\n') {
      this.#done(this.#received - this.#bodyAt)
    }
  }

  #readHead(): void {
    const all = this.#parts.length === 1 ? (this.#parts[0] as Buffer) : Buffer.concat(this.#parts)
    const end = all.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = all.toString('latin1', 0, end)
    this.#parts = [all]
    this.#bodyAt = end + 4
    this.#status = Number(head.slice(9, 12))
    this.#seq = Number(/\r\nx-seq: *(\d+)/i.exec(head)?.[1])
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
    this.#length =
      length === undefined ? (this.#status === 304 || this.#status === 204 ? 0 : -1) : Number(length)
  }

  #done(bytes: number): void {
    const waiting = this.#waiting
    const text = waiting?.keep ? Buffer.concat(this.#parts).toString('utf8', this.#bodyAt) : ''
    const status = this.#status
    this.#waiting = null
    this.#parts = []
    this.#received = 0
    this.#bodyAt = -1
    waiting?.resolve({ status, bytes, text, seq: this.#seq, ms: performance.now() - waiting.sentAt })
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error)
    this.#waiting = null
  }
}
