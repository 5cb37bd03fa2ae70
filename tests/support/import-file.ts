import { readFileSync } from 'node:fs'
import { inProject } from '../../scripts/project.mjs'
import type { World } from './world.ts'

/** Imports a file of `examples/` through the door, for tests that begin with a backlog. */
export async function importExample(
  { url, owner }: Pick<World, 'url' | 'owner'>,
  product: string,
  name = 'g14-datahub.txt',
): Promise<void> {
  const headers = { cookie: owner.cookie, origin: url }
  const query = new URLSearchParams({ product, name })
  const read = await fetch(`${url}/api/v1/imports?${query}`, {
    method: 'POST',
    headers,
    body: readFileSync(inProject('examples', name)),
  })
  if (!read.ok) throw new Error(await read.text())
  const { import: id } = (await read.json()) as { import: string }
  const applied = await fetch(`${url}/api/v1/imports/${id}/apply`, { method: 'POST', headers })
  const lines = (await applied.text()).trim().split('\n')
  if (!lines.at(-1)?.includes('"done"')) throw new Error(`The import ended with ${lines.at(-1)}`)
}
