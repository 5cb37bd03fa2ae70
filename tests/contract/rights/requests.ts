import { idFields } from '#domain/kernel/named.ts'
import { type Kind, kinds } from '#domain/kinds.ts'
import { model } from '#domain/model.ts'
import { csvOf, type ProductIds, type RightsWorld, secrets } from './world.ts'

export interface Ask {
  path: string
  body?: unknown
}

/** Why a route is not asked. */
type Row = ((world: RightsWorld) => Ask[]) | { skipped: string }

const get = (path: string): Ask => ({ path })
const products = ({ a, b }: RightsWorld) => [a, b]
const recordsOf = ({ records }: ProductIds) => Object.entries(records) as [Kind, string][]
const idsOf = (world: RightsWorld) => products(world).flatMap((one) => recordsOf(one).map(([, id]) => id))
const scopesOf = (world: RightsWorld) => [
  'workspace',
  ...products(world).flatMap(({ product }) =>
    ['plan', 'backlog', 'feedback', `private.${world.people.administrator.member}`].map(
      (shelf) => `${product}.${shelf}`,
    ),
  ),
]

/**
 * What is asked at each route of the app. A route that has no row here fails the test: say what of it could tell
 * somebody something.
 */
export const rows: { [route: string]: Row } = {
  'POST /api/v1/claim': { skipped: 'serves strangers, and nobody once it is claimed' },
  'GET /api/v1/sign-in': { skipped: 'serves strangers' },
  'POST /api/v1/sign-in': { skipped: 'serves strangers' },
  'POST /api/v1/sign-out': { skipped: 'would end the session that the test asks with' },
  'POST /api/v1/account/password': { skipped: 'is about nobody but the one who asks' },
  'DELETE /api/v1/account/sessions/:id': { skipped: 'is about nobody but the one who asks' },
  'DELETE /api/v1/account/sessions': { skipped: 'is about nobody but the one who asks' },
  'GET /api/v1/account/sessions': () => [get('/api/v1/account/sessions')],
  'GET /api/v1/me': () => [get('/api/v1/me')],
  'GET /api/v1/health': () => [get('/api/v1/health')],
  'POST /api/v1/backups': () => [{ path: '/api/v1/backups', body: {} }],
  'GET /api/v1/commands': () => [get('/api/v1/commands')],
  'GET /api/openapi.json': () => [get('/api/openapi.json')],
  'GET /api/v1/queries': () => [get('/api/v1/queries')],
  'GET /api/v1/queries/:name': queryAsks,
  'GET /api/v1/records/:kind': (world) =>
    (Object.keys(kinds) as Kind[]).flatMap((kind) => [
      get(`/api/v1/records/${kind}?limit=1000`),
      ...Object.entries(kinds[kind].refs).flatMap(([field, ref]) =>
        products(world).flatMap(({ records }) => {
          const id = records[ref.kind as Kind]
          return id ? [get(`/api/v1/records/${kind}?${field}=${id}`)] : []
        }),
      ),
    ]),
  'GET /api/v1/records/:kind/:id': (world) =>
    products(world).flatMap((one) =>
      recordsOf(one).map(([kind, id]) => get(`/api/v1/records/${kind}/${id}`)),
    ),
  'GET /api/v1/snapshot': (world) => scopesOf(world).map((scope) => get(`/api/v1/snapshot?scope=${scope}`)),
  'GET /api/v1/state-at': (world) =>
    scopesOf(world).flatMap((scope) =>
      [12, 1000].map((seq) => get(`/api/v1/state-at?scope=${scope}&moment=${seq}`)),
    ),
  'GET /api/v1/documents/:id': ({ a, b }) =>
    [...a.documents, ...b.documents].map((id) => get(`/api/v1/documents/${id}`)),
  'POST /api/v1/documents': ({ a, b }) => [
    { path: '/api/v1/documents', body: { ids: [...a.documents, ...b.documents] } },
  ],
  'GET /api/v1/history': (world) => [
    get('/api/v1/history?limit=1000'),
    ...idsOf(world).map((id) => get(`/api/v1/history?record=${id}`)),
  ],
  'GET /api/v1/me/gone': (world) => [
    get(`/api/v1/me/gone?products=${products(world).map(({ product }) => product)}`),
  ],
  'GET /api/v1/me/commits': () => [get('/api/v1/me/commits?limit=1000')],
  'POST /api/v1/verify': () => [{ path: '/api/v1/verify', body: {} }],
  'POST /api/v1/commands/:name': (world) =>
    idleCommands(world).map(({ name, input }) => ({
      path: `/api/v1/commands/${name}`,
      body: input,
    })),
  'POST /api/v1/batches': (world) =>
    idleCommands(world).map((call) => ({ path: '/api/v1/batches', body: { commands: [call] } })),
  'POST /api/v1/imports': (world) => [
    { path: `/api/v1/imports?product=${world.b.product}&name=b.csv`, body: csvOf('nothing') },
  ],
  'GET /api/v1/imports/:id': ({ heldImport }) => [get(`/api/v1/imports/${heldImport}`)],
  'POST /api/v1/imports/:id': ({ heldImport }) => [{ path: `/api/v1/imports/${heldImport}`, body: {} }],
  'GET /api/v1/imports/:id/skipped.csv': ({ heldImport }) => [
    get(`/api/v1/imports/${heldImport}/skipped.csv`),
  ],
  'POST /api/v1/imports/:id/apply': { skipped: 'would write; asked below by those who lost the right to' },
  'GET /api/v1/invitations': () => [get('/api/v1/invitations')],
  'POST /api/v1/invitations': { skipped: 'would write; its own tests ask each right' },
  'DELETE /api/v1/invitations/:id': { skipped: 'would write; its own tests ask each right' },
  'POST /api/v1/invitations/look': () => [
    { path: '/api/v1/invitations/look', body: { token: 'x'.repeat(32) } },
  ],
  'POST /api/v1/invitations/accept': { skipped: 'would write; answers whoever has the token' },
  'POST /api/v1/invitations/take': { skipped: 'would write; answers whoever has the token' },
  'POST /api/v1/invitations/reset': { skipped: 'would write; answers whoever has the token' },
  'POST /api/v1/members/:id/password-link': { skipped: 'would write; its own tests ask each right' },
  'GET /api/v1/examples/g14-datahub.txt': { skipped: 'is the same file for everybody' },
}

/** Every query about each product and each record. */
function queryAsks(world: RightsWorld): Ask[] {
  const ask = (name: string, values: Record<string, string>) =>
    get(`/api/v1/queries/${name}?${new URLSearchParams(values)}`)
  return model.queries.flatMap(({ name, input }) => {
    const fields = Object.keys((input as unknown as { shape: object }).shape)
    return [
      ...(fields.includes('product')
        ? products(world).map(({ product }) => ask(name, { product, from: '0', ...(name === 'items' && {}) }))
        : []),
      ...idsOf(world).flatMap((id) => [
        ...(fields.includes('id') ? [ask(name, { id })] : []),
        ...(fields.includes('record') ? [ask(name, { record: id })] : []),
      ]),
      ...(fields.includes('text')
        ? ['in', 'z', 'note'].map((text) => ask(name, { text, limit: '200' }))
        : []),
      ask(name, {}),
    ]
  })
}

/** Every command about each record it can name, with nothing that it would change there. */
export function idleCommands(world: RightsWorld): { name: string; input: Record<string, unknown> }[] {
  return model.commands
    .filter(({ name }) => name.startsWith('edit-'))
    .flatMap((command) =>
      products(world).flatMap(({ records }) => {
        const input: Record<string, unknown> = {}
        for (const { field, kind, many } of idFields(model.kinds, command)) {
          if (field !== kind) continue
          input[field] = many ? [records[kind]] : records[kind]
        }
        return Object.values(input).every((id) => id !== undefined) ? [{ name: command.name, input }] : []
      }),
    )
}

export const allSecrets = Object.values(secrets)
