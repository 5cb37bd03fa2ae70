import type { Scope } from '#domain/kernel/scope.ts'
import type { Snapshot } from '../storage/storage.ts'
import type { Host } from '../workspace/host.ts'
import { type ApiContext, sendShared } from './api-env.ts'
import { inPieces } from './in-pieces.ts'

/**
 * Answers with the records of a scope; a reader who has just these is told so. One snapshot is sent to however many,
 * and who takes no gzip has it unzipped as they read it.
 */
export function sendSnapshot(
  c: ApiContext,
  { model, storage }: Pick<Host, 'model' | 'storage'>,
  scope: Scope,
  { seq, bytes }: Snapshot,
): Response {
  const headers = {
    'content-type': 'application/json',
    // The page keeps its own copy, and can forget it when a role is taken away; the browser's would stay.
    'cache-control': 'no-store',
    // The same seq in another life of the log, or as a newer program reads it, is another state.
    etag: `"${storage.epoch}-${model.schema}-${scope}-${seq}"`,
    vary: 'Accept-Encoding',
    'x-seq': String(seq),
    'x-epoch': storage.epoch,
    'x-scope': scope,
  }
  if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers)
  if (/\bgzip\b/.test(c.req.header('accept-encoding') ?? ''))
    return sendShared(c, bytes, { ...headers, 'content-encoding': 'gzip' })
  const plain = inPieces(bytes).pipeThrough(new DecompressionStream('gzip') as never)
  return c.body(plain as ReadableStream<Uint8Array>, 200, headers)
}
