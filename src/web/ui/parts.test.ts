import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { serverAnswers } from './parts.ts'

let server: Server | undefined
afterEach(() => {
  vi.unstubAllGlobals()
  server?.close()
})

/** A page's address, so that a path is enough. */
async function pageAt(status: number): Promise<void> {
  server = createServer((_request, response) => response.writeHead(status).end()).listen(0, '127.0.0.1')
  await new Promise((resolve) => server?.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const whole = fetch
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => whole(`http://127.0.0.1:${port}${path}`, init))
}

test.each([
  [200, true],
  [502, false],
  [503, false],
])('a server whose proxy says %i answers: %o', async (status, answers) => {
  await pageAt(status)
  expect(await serverAnswers()).toBe(answers)
})

test('a server that is away does not answer', async () => {
  await pageAt(200)
  server?.close()
  server?.closeAllConnections()
  expect(await serverAnswers()).toBe(false)
})
