const PIECE = 64 * 1024

/**
 * A body that is handed over piece by piece, as it is read. A Response made of the bytes themselves would copy them,
 * for each reader anew, and keep the copy until the slowest has all of it.
 */
export function inPieces(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        controller.enqueue(bytes.subarray(at, at + PIECE))
        at += PIECE
        if (at >= bytes.length) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}

/** The same for what is short enough to be sent at once. */
export function bodyOf(bytes: Uint8Array): ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> {
  return bytes.length > PIECE ? inPieces(bytes) : (bytes as Uint8Array<ArrayBuffer>)
}
