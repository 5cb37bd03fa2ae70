import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'

/** Files of `examples/` that anybody may try the import with; their sources and licences are in its README. */
const names = ['g14-datahub.txt'] as const

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'examples')

export function createExampleDoor(): Hono {
  const app = new Hono()
  for (const name of names) {
    app.get(`/${name}`, async (c) =>
      c.body(new Uint8Array(await readFile(join(folder, name))), 200, {
        'content-type': 'text/plain; charset=utf-8',
      }),
    )
  }
  return app
}
