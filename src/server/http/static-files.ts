import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { getMimeType } from 'hono/utils/mime'
import { doorWords } from '#words/doors.ts'
import { bodyOf } from './in-pieces.ts'

const compressible = /^(text\/|application\/(json|manifest|wasm)|image\/svg)/

type Encoding = 'br' | 'gzip' | 'identity'

interface File {
  stamp: string
  type: string
  bytes: Buffer<ArrayBuffer>
  encoded: Partial<Record<Encoding, Promise<Buffer<ArrayBuffer>>>>
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
// A twelfth larger than the best, in a thirtieth of its time: the first visitor waits for it.
const QUALITY = 6

/** Serves the built web page: files by their path, and index.html for every address that a page may have. */
export function createStaticFiles(folder: string) {
  const files = new Map<string, File>()

  async function find(path: string): Promise<File | null> {
    const full = join(folder, normalize(path))
    if (!full.startsWith(folder + sep)) return null
    const found = await stat(full).catch(() => null)
    if (!found?.isFile()) return null
    const stamp = `${found.mtimeMs.toString(36)}-${found.size.toString(36)}`
    const kept = files.get(full)
    if (kept?.stamp === stamp) return kept
    const type = getMimeType(full) ?? 'application/octet-stream'
    const file: File = { stamp, type, bytes: await readFile(full), encoded: {} }
    files.set(full, file)
    return file
  }

  return async (path: string, headers: Headers): Promise<Response> => {
    const hashed = path.startsWith('/assets/')
    const file = (await find(path)) ?? (hashed || extname(path) !== '' ? null : await find('/index.html'))
    if (!file)
      return path === '/' || extname(path) === ''
        ? notBuilt()
        : new Response(doorWords('notFound'), { status: 404 })
    const encoding = encodingFor(file, headers.get('accept-encoding') ?? '')
    const tag = `"${file.stamp}-${encoding}"`
    const answer = new Headers({
      'content-type': file.type,
      // Vite puts a hash of the content into the names of what it writes to assets/.
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: tag,
      vary: 'Accept-Encoding',
    })
    if (headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers: answer })
    const bytes = await encodedAs(file, encoding)
    if (encoding !== 'identity') answer.set('content-encoding', encoding)
    answer.set('content-length', String(bytes.length))
    return new Response(bodyOf(bytes) as BodyInit, { headers: answer })
  }
}

function encodingFor({ type, bytes }: File, accepted: string): Encoding {
  if (!compressible.test(type) || bytes.length < 1024) return 'identity'
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

function encodedAs(file: File, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
  file.encoded[encoding] ??= encode(file.bytes, encoding)
  return file.encoded[encoding]
}

function encode(bytes: Buffer<ArrayBuffer>, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY }
  if (encoding === 'br') return brotli(bytes, { params }) as Promise<Buffer<ArrayBuffer>>
  return encoding === 'gzip' ? (zip(bytes) as Promise<Buffer<ArrayBuffer>>) : Promise.resolve(bytes)
}

function notBuilt(): Response {
  const what = doorWords.parts('notBuilt', { code: (words) => `<code>${words.join('')}</code>` }).join('')
  const text =
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Throughline</title>' +
    `<h1>${doorWords('notBuiltTitle')}</h1><p>${what}`
  return new Response(text, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } })
}
