import type { ImportLine, ImportReport } from '#protocol/import-report.ts'
import { seededRandom } from '../data/random.ts'
import { itemTitle } from '../data/titles.ts'
import type { Running } from './bench.ts'

/** Another tool's export, with titles as usual ones are. */
export function csvOf(rows: number): string {
  const random = seededRandom(rows)
  const one = (values: readonly string[]) => values[Math.floor(random() * values.length)]
  const lines = Array.from({ length: rows }, (_, index) =>
    [
      index + 1,
      `"${itemTitle(random)}"`,
      one(['Story', 'Bug', 'Epic']),
      one(['To do', 'In progress', 'Done']),
      one(['', '1', '2', '3', '5', '8']),
    ].join(','),
  )
  return `Key,Title,Type,Status,Estimate\n${lines.join('\n')}\n`
}

/** The dry run: what would be imported. */
export async function upload(running: Running, product: string, csv: string): Promise<ImportReport> {
  const answer = await post(running, `/api/v1/imports?product=${product}&name=bench.csv`, csv)
  if (!answer.ok) throw new Error(`The upload was answered with ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as ImportReport
}

/** The import itself, line by line of its answer; ends, without a word, with the server. */
export async function* apply(running: Running, id: string): AsyncGenerator<ImportLine> {
  const answer = await post(running, `/api/v1/imports/${id}/apply`, '')
  let rest = ''
  try {
    for await (const text of answer.body!.pipeThrough(new TextDecoderStream())) {
      const lines = `${rest}${text}`.split('\n')
      rest = lines.pop()!
      for (const line of lines) yield JSON.parse(line) as ImportLine
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
}

function post({ server, cookie }: Running, path: string, body: string): Promise<Response> {
  return fetch(server.url + path, { method: 'POST', headers: { cookie, origin: server.url }, body })
}
