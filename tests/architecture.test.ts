import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from './architecture-rules.ts'
import type { SourceFile } from './architecture-source.ts'

const root = join(import.meta.dirname, '..')

describe('the source', () => {
  const files = ['src', 'tests', 'scripts'].flatMap(filesIn)

  test('is there to be read', () => {
    expect(files.length).toBeGreaterThan(10)
  })

  test.each(rules)('$name', ({ violations }) => {
    expect(violations(files)).toEqual([])
  })
})

/** By the start of a rule's name: files that break it, each to be found, and files that keep it. */
const samples: Record<string, { bad: SourceFile[]; good: SourceFile[] }> = {
  'imports run one way': {
    bad: [
      file('src/base/a.ts', "import type { State } from '#domain/kernel/state.ts'"),
      file('src/domain/a.ts', "export { derive } from '#analysis/derive.ts'"),
      file('src/analysis/a.ts', "import { message } from '#protocol/message.ts'"),
      file('src/protocol/a.ts', "type Host = import('#server/workspace/host.ts').Host"),
      file('src/server/http/a.ts', "const page = await import('#web/main.tsx')"),
      file('src/web/store/a.ts', "new Worker(new URL('../../server/x.ts', import.meta.url))"),
      file('src/cli/a.ts', "import { verify } from '#server/storage/verify.ts'"),
      file('src/domain/b.ts', "import { cast } from '#tests/support/cast.ts'"),
      file('src/extras/a.ts', "import { must } from '#base/must.ts'"),
    ],
    good: [
      file(
        'src/cli/a.ts',
        "import { must } from '#base/must.ts'\nimport { message } from '#protocol/message.ts'",
      ),
      file('src/domain/a.test.ts', "import { cast } from '#tests/support/cast.ts'"),
      file(
        'src/base/a.ts',
        "// import { State } from '#domain/kernel/state.ts'\nconst text = \"from '#domain/kernel/state.ts'\"",
      ),
    ],
  },
  'paths are relative inside': {
    bad: [
      file('src/domain/backlog/a.ts', "import { must } from '../../base/must.ts'"),
      file('src/domain/backlog/b.ts', "import { State } from '#domain/kernel/state.ts'"),
      file('src/web/ui/b.tsx', "import { Button } from '#web/ui/button.tsx'"),
      file('src/domain/backlog/c.test.ts', "import { cast } from '../../../tests/support/cast.ts'"),
    ],
    good: [
      file(
        'src/domain/backlog/a.ts',
        "import { State } from '../state.ts'\nimport { must } from '#base/must.ts'",
      ),
      file('src/domain/backlog/a.test.ts', "import { cast } from '#tests/support/cast.ts'"),
      file(
        'src/web/actions/a.ts',
        "import { keys } from '#web/ui/keys.ts'\nimport { all } from '../ui/keys.ts'",
      ),
    ],
  },
  'in server: storage <-': {
    bad: [
      file('src/server/storage/a.ts', "import { host } from '../workspace/host.ts'"),
      file('src/server/workspace/a.ts', "import { send } from '../live/send.ts'"),
      file('src/server/http/a.ts', "import { app } from '../app.ts'"),
      file('src/server/app.ts', "import { main } from './main.ts'"),
      file('src/server/config.ts', "import { storage } from './storage/storage.ts'"),
      file('src/server/import/a.ts', "import { session } from '../auth/session.ts'"),
      file('src/server/extras/a.ts', "import { config } from '../config.ts'"),
    ],
    good: [
      file('src/server/main.ts', "import { app } from './app.ts'\nimport { config } from './config.ts'"),
      file(
        'src/server/app.ts',
        "import { live } from './live/live.ts'\nimport { http } from './http/http.ts'",
      ),
      file('src/server/live/a.ts', "import { session } from '../auth/session.ts'"),
      file('src/server/workspace/a.ts', "import { storage } from '../storage/storage.ts'"),
      file('src/server/storage/sqlite/a.ts', "import { storage } from '../storage.ts'"),
    ],
  },
  'in server: doors': {
    bad: [file('src/server/http/a.ts', "import { readCsv } from '../import/read-csv.ts'")],
    good: [
      file('src/server/http/a.ts', "import { problem } from './problem.ts'"),
      file('src/server/http/a.test.ts', "import { live } from '../live/live.ts'"),
    ],
  },
  'in web: styles <-': {
    bad: [
      file('src/web/ui/a.tsx', "import { useQuery } from '../store/use-query.ts'"),
      file('src/web/ui/b.tsx', "import { actions } from '../actions/actions.ts'"),
      file('src/web/store/a.ts', "import { Button } from '../ui/button.tsx'"),
      file('src/web/actions/a.ts', "import { Backlog } from '../features/backlog/backlog.tsx'"),
      file('src/web/features/backlog/a.tsx', "import { routes } from '../../routes.tsx'"),
      file('src/web/shell.tsx', "import { Backlog } from './features/backlog/backlog.tsx'"),
    ],
    good: [
      file('src/web/routes.tsx', "const page = () => import('./features/backlog/backlog.tsx')"),
      file('src/web/main.tsx', "import { routes } from './routes.tsx'\nimport './styles/tokens.css'"),
      file('src/web/features/backlog/a.tsx', "import { Button } from '../../ui/button.tsx'"),
    ],
  },
  'in web: a feature': {
    bad: [file('src/web/features/backlog/a.tsx', "import { Grid } from '../roadmap/grid.tsx'")],
    good: [file('src/web/features/backlog/a.tsx', "import { Row } from './row.tsx'")],
  },
  'in web: ui knows': {
    bad: [file('src/web/ui/a.tsx', "import type { Item } from '#domain/backlog/item.ts'")],
    good: [file('src/web/ui/a.tsx', "import { must } from '#base/must.ts'")],
  },
  'in web: lengths grow': {
    bad: [
      file('src/web/ui/a.css', '.a {\n  height: 24px;\n}'),
      file('src/web/ui/b.css', '@media (max-width: 899px) {}'),
      file('src/web/ui/c.css', '.a {\n  padding: 0 calc(12px + 1rem);\n}'),
    ],
    good: [
      file('src/web/ui/a.css', '.a {\n  height: 1.5rem; /* 24px */\n  gap: 2px;\n}'),
      file('src/web/ui/b.css', '@media (width < 56.25em) {}'),
      file('src/web/ui/c.css', '.a {\n  border-radius: 6px;\n  box-shadow: 0 8px 28px black;\n}'),
      file('tests/a.css', '.a {\n  height: 24px;\n}'),
    ],
  },
  'in web: only ui/composition.ts': {
    bad: [
      file('src/web/a.tsx', 'const onKeyDown = (event) => event.nativeEvent.isComposing || act()'),
      file('src/web/b.ts', 'if (event.keyCode !== 229) act()'),
    ],
    good: [
      file('src/web/ui/composition.ts', 'export const its = (press) => press.isComposing'),
      file('src/web/a.tsx', "const onKeyDown = (event) => event.key === 'Enter' && act()"),
    ],
  },
  'in web: only ui/copy-text.ts': {
    bad: [
      file('src/web/a.ts', 'void navigator.clipboard.writeText(key)'),
      file('src/web/b.ts', "document.execCommand('copy')"),
    ],
    good: [
      file('src/web/ui/copy-text.ts', 'await navigator.clipboard.writeText(text)'),
      file('src/web/a.ts', 'const text = event.clipboardData.getData(type)'),
    ],
  },
  'in web: every word': {
    bad: [
      file('src/web/a.tsx', 'export const A = () => <p>Nothing here</p>'),
      file('src/web/b.tsx', 'export const B = () => <p>{some} of</p>'),
      file('src/web/c.tsx', "export const C = () => <p>{done ? 'done' : null}</p>"),
      file('src/web/d.tsx', "export const D = () => <input aria-label={label ?? 'name'} />"),
      file('src/web/e.tsx', 'export const E = () => <img alt="chart" />'),
      file('src/web/f.ts', `export const f = { id: 'x', label: () => \`delete \${name}\` }`),
      file('src/web/g.ts', "export const g = () => announce('moved')"),
      file('src/web/h.ts', "export const names = { low: 'Low' } as const"),
      file('src/web/i.ts', "export const why = (n: number) => (n > 1 ? 'Too many for one step.' : null)"),
      file('src/web/j.ts', `document.title = \`\${name} · plan\``),
    ],
    good: [
      file(
        'src/web/a.tsx',
        `// Nothing here
         import { sayWords as say } from '#words/say.ts'
         export type Tone = 'Good' | 'Bad'
         export const A = () => <p className={styles.text} title={say('title')}>{say('nothing', { name })} · 12</p>`,
      ),
      file('src/web/b.ts', "if (event.key === 'Escape') throw new Error('There is no dialog to close')"),
      file('src/web/c.ts', "export const keys = ['Mod+K', 'g b', 'Enter']\nconst at = must(here, 'a place')"),
      file('src/web/d.test.ts', "test('a name is shown', () => {})"),
      file('src/server/a.ts', "export const why = 'Nothing can be done.'"),
    ],
  },
  'files of the server are written whole': {
    bad: [
      file('src/server/a.ts', "import { readFileSync, writeFileSync } from 'node:fs'"),
      file('src/cli/a.ts', "import { writeFile } from 'node:fs/promises'"),
    ],
    good: [
      file('src/server/whole-file.ts', "import { writeFileSync } from 'node:fs'"),
      file('src/server/a.ts', "import { readFileSync, renameSync } from 'node:fs'"),
    ],
  },
  'SQL is written': {
    bad: [
      file('src/server/workspace/a.ts', "import { DatabaseSync } from 'node:sqlite'"),
      file('src/cli/a.ts', "import pg from 'pg'"),
    ],
    good: [
      file('src/server/storage/sqlite/a.ts', "import { DatabaseSync } from 'node:sqlite'"),
      file('src/server/auth/a.ts', "import { DatabaseSync } from 'node:sqlite'"),
    ],
  },
  'domain reads no clock': {
    bad: [
      file('src/domain/a.ts', 'export const now = () => Date.now()'),
      file('src/domain/b.ts', 'export const today = new Date()'),
      file('src/domain/c.ts', 'export const id = Math.random()'),
      file('src/domain/d.ts', 'export async function decide() {}'),
      file('src/domain/e.ts', 'export const decide = async () => 1'),
    ],
    good: [
      file(
        'src/domain/a.ts',
        '// Date.now() and async are not for here\nexport const day = Date.UTC(2026, 1, 1)',
      ),
      file('src/domain/a.test.ts', 'export const now = Date.now()'),
      file('src/server/workspace/a.ts', 'export const now = async () => Date.now()'),
    ],
  },
  'domain has no classes': {
    bad: [file('src/domain/a.ts', 'export class Item {}')],
    good: [
      file('src/server/storage/a.ts', 'export class Item {}'),
      file('src/domain/a.ts', 'export type Class = 1'),
    ],
  },
  'base, domain, analysis and protocol run anywhere': {
    bad: [
      file('src/analysis/a.ts', "import { join } from 'node:path'"),
      file('src/protocol/a.ts', 'export const debug = process.env.DEBUG'),
    ],
    good: [
      file('src/analysis/a.ts', 'export const process = (text: string) => text'),
      file('src/base/a.test.ts', "import { readFileSync } from 'node:fs'"),
      file('src/server/a.ts', "import { join } from 'node:path'"),
    ],
  },
  'no folder is named': {
    bad: [file('src/web/utils/a.ts', ''), file('tests/helpers/a.ts', '')],
    good: [file('src/web/ui/types.ts', ''), file('src/base/text/a.ts', '')],
  },
  'files and folders are kebab-case': {
    bad: [
      file('src/domain/rankItem.ts', ''),
      file('src/domain/Backlog/a.ts', ''),
      file('src/web/ui/big_menu.css', ''),
    ],
    good: [
      file('src/domain/rank-item.test.ts', ''),
      file('src/web/ui/menu.module.css', ''),
      file('src/base/0a.ts', ''),
    ],
  },
  'exports are named': {
    bad: [
      file('src/domain/a.ts', 'export default 1'),
      file('src/domain/b.ts', "export * from './a.ts'"),
      file('src/domain/index.ts', 'export const a = 1'),
    ],
    good: [file('src/domain/a.ts', 'export const a = 1'), file('src/web/index.html', '<!doctype html>')],
  },
  'no enums': {
    bad: [
      file('src/domain/a.ts', 'export enum Kind { Story }'),
      file('src/web/a.ts', 'const enum Kind { Story }'),
    ],
    good: [file('src/domain/a.ts', "export const enumeration = ['story'] as const // no enum")],
  },
}

describe('each rule, shown to work on made-up files', () => {
  test('every rule has its sample', () => {
    const unmatched = rules.filter((rule) => !sampleOf(rule.name)).map((rule) => rule.name)
    expect(unmatched).toEqual([])
    expect(Object.keys(samples)).toHaveLength(rules.length)
  })

  test.each(rules)('a break is found: $name', ({ name, violations }) => {
    for (const bad of sampleOf(name)?.bad ?? []) {
      const found = violations([bad])
      expect(found.length, `${bad.path}\n${bad.text}`).toBeGreaterThan(0)
      // A line starts with the place, so that an editor can jump there.
      expect(found.every((line) => bad.path.startsWith(line.split(':')[0] ?? '-'))).toBe(true)
    }
  })

  test.each(rules)('what keeps it passes: $name', ({ name, violations }) => {
    expect(violations(sampleOf(name)?.good ?? [])).toEqual([])
  })
})

function sampleOf(rule: string) {
  return Object.entries(samples).find(([start]) => rule.startsWith(start))?.[1]
}

function file(path: string, text: string): SourceFile {
  return { path, text }
}

function filesIn(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.DS_Store')
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: path.slice(root.length + 1).replaceAll('\\', '/'),
      text: /\.(tsx?|css)$/.test(path) ? readFileSync(path, 'utf8') : '',
    }))
}
