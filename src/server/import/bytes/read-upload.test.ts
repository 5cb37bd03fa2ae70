import { expect, test } from 'vitest'
import { readUpload } from './read-upload.ts'

function upload(parts: number[][]): Request {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(Uint8Array.from(part))
      controller.close()
    },
  })
  return new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)
}

test('the parts of a body are put together, in memory that threads share', async () => {
  const bytes = await readUpload(upload([[1, 2], [3], []]), 3)
  expect([...bytes!]).toEqual([1, 2, 3])
  expect(bytes!.buffer).toBeInstanceOf(SharedArrayBuffer)
})

test('a request without a body is no bytes', async () => {
  expect(await readUpload(new Request('http://localhost/', { method: 'POST' }), 3)).toHaveLength(0)
})

test('a body of too many bytes is turned away, whether it says so beforehand or not', async () => {
  expect(
    await readUpload(
      upload([
        [1, 2],
        [3, 4],
      ]),
      3,
    ),
  ).toBeNull()
  expect(
    await readUpload(
      new Request('http://localhost/', { method: 'POST', body: 'four', headers: { 'content-length': '4' } }),
      3,
    ),
  ).toBeNull()
})
