/**
 * The body's bytes, or null once there are more than `most`: then no more of it is taken in. They stand in memory
 * that threads share, since copying megabytes for a thread would hold up everybody.
 */
export async function readUpload(
  request: Request,
  most: number,
): Promise<Uint8Array<SharedArrayBuffer> | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null
  const memory = new SharedArrayBuffer(0, { maxByteLength: most })
  for await (const part of request.body ?? []) {
    const size = memory.byteLength
    if (size + part.length > most) return null
    memory.grow(size + part.length)
    new Uint8Array(memory, size).set(part)
  }
  return new Uint8Array(memory, 0, memory.byteLength)
}
