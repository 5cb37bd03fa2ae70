import type { Running } from './bench.ts'

/** Who one is, what may be had, and how far the log is. */
export interface Me {
  epoch: string
  scopes: string[]
  seq: number
}

export async function me({ server, cookie }: Pick<Running, 'server' | 'cookie'>): Promise<Me> {
  const answer = await fetch(`${server.url}/api/v1/me`, { headers: { cookie } })
  return (await answer.json()) as Me
}

export const snapshotPath = (scope: string) => `/api/v1/snapshot?scope=${scope}`

export async function fetchSnapshot({ server, cookie }: Running, scope: string): Promise<void> {
  await (await fetch(server.url + snapshotPath(scope), { headers: { cookie } })).arrayBuffer()
}
