import type { AnyRecord, Kind } from '#domain/kinds.ts'
import { decodeSnapshot } from '#protocol/snapshot.ts'

/** Nobody is signed in (any more). */
export class SignedOut extends Error {}

/** Fetches the snapshot's text, in UTF-8. @throws SignedOut, or Error when the server is away. */
export async function requestSnapshot(): Promise<ArrayBuffer> {
  const response = await fetch('/api/v1/snapshot', { headers: { accept: 'application/json' } })
  if (response.status === 401) throw new SignedOut()
  if (!response.ok) throw new Error(`The snapshot was answered with ${response.status}`)
  return response.arrayBuffer()
}

export function readSnapshot(bytes: ArrayBuffer): { seq: number; records: Map<Kind, AnyRecord[]> } {
  return decodeSnapshot(new TextDecoder().decode(bytes))
}
