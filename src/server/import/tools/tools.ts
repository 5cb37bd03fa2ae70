import { headerWord } from '../formats/headings.ts'
import type { Tool } from '../formats/tool.ts'
import { asanaCsv } from './asana-csv.ts'
import { azureCsv } from './azure-csv.ts'
import { csv } from './csv.ts'
import { jiraCsv } from './jira-csv.ts'
import { linearCsv } from './linear-csv.ts'
import { gitlabCsv, redmineCsv, shortcutCsv, taigaCsv } from './other-tools.ts'
import { pivotalCsv } from './pivotal-csv.ts'

export const tools: readonly Tool[] = [
  jiraCsv,
  azureCsv,
  linearCsv,
  pivotalCsv,
  asanaCsv,
  shortcutCsv,
  gitlabCsv,
  taigaCsv,
  redmineCsv,
  csv,
]

/** Whose header this is. */
export function toolOf(header: readonly string[]): Tool {
  const words = new Set(header.map(headerWord))
  return (
    tools.find(({ signatures }) =>
      signatures.some((set) => set.every((word) => words.has(headerWord(word)))),
    ) ?? csv
  )
}
