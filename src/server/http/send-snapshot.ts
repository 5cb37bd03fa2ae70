import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Scope } from '#domain/kernel/scope.ts'
import type { Snapshot } from '../storage/storage.ts'
import type { Host } from '../workspace/host.ts'
import type { ApiContext } from './api-env.ts'

const unzip = promisify(gunzip)

/** Answers with the records of a scope; a reader who has just these is told so. */
export async function sendSnapshot(
  c: ApiContext,
  { model, storage }: Pick<Host, 'model' | 'storage'>,
  scope: Scope,
  { seq, bytes }: Snapshot,
): Promise<Response> {
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
  if (/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) {
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { ...headers, 'content-encoding': 'gzip' })
  }
  return c.body((await unzip(bytes)) as Uint8Array<ArrayBuffer>, 200, headers)
}
