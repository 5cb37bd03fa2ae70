import { setMaxListeners } from 'node:events'
import { Hono } from 'hono'
import type { z } from 'zod'
import { must } from '#base/must.ts'
import type { Model } from '#domain/kernel/model.ts'
import { productByKey } from '#domain/keys.ts'
import { createProduct } from '#domain/product/create-product.ts'
import { type Refusal, sentence } from '#domain/refusals.ts'
import {
  type ImportChoices,
  importChoicesOf,
  importUpload,
  mostImportMegabytes,
} from '#protocol/import-choices.ts'
import type {
  ImportLine,
  ImportNewProduct,
  ImportProgress,
  ImportReport,
  ImportStanding,
} from '#protocol/import-report.ts'
import { importWords } from '#words/import.ts'
import { malformedProblem, problem, refusalProblem } from '../problem.ts'
import type { Host } from '../workspace/host.ts'
import { limits } from './limits.ts'
import { applyImport } from './plan/apply-import.ts'
import { type CameTo, cameToOf } from './plan/came-to.ts'
import { createHeldImports, type FileHeld, type HeldImport } from './plan/held-imports.ts'
import { releasesHere } from './plan/made-first.ts'
import { mayImport, noProduct } from './plan/may-import.ts'
import { newProductFor } from './plan/new-product.ts'
import { type PlanOptions, planOn } from './plan/plan-on.ts'
import type { PlanReport } from './plan/planned-import.ts'
import { createPlanOffThread } from './plan-off-thread.ts'
import type { Upload, Uploads } from './uploads.ts'

/** What the guards in front of this door have found out. */
interface DoorEnv {
  Variables: { actor: { member: string; host: Host } }
}

export interface ImportDoorOptions {
  /** where files lie until they are imported */
  uploads: Uploads
  /** an id for a batch */
  newBatchId(): string
  /** an id for a long step */
  newStepId(): string
  /** milliseconds */
  now(): number
  /** logs a fault and returns the id that the person is told */
  onFault(error: unknown): string
}

const SWEEP_MS = 5 * 60_000

/**
 * Other tools' files in, in two steps: a dry run that answers what would happen, and the import of what was read,
 * as one step. Stands behind the guards that find out who is asking.
 */
export function createImportDoor(options: ImportDoorOptions): Hono<DoorEnv> {
  const { uploads, newBatchId, newStepId, now, onFault } = options
  const app = new Hono<DoorEnv>()
  const held = createHeldImports(now)
  const planFile = createPlanOffThread()
  const lines = new Map<string, Promise<unknown>>()
  setInterval(() => held.sweep(), SWEEP_MS).unref()

  /** Two imports into one workspace come one after the other, so that the second sees what the first has made. */
  function inLine<T>(workspace: string, work: () => Promise<T>): Promise<T> {
    const turn = (lines.get(workspace) ?? Promise.resolve()).then(work, work)
    const settled = turn.catch(() => {})
    lines.set(workspace, settled)
    void settled.then(() => {
      if (lines.get(workspace) === settled) lines.delete(workspace)
    })
    return turn
  }

  app.post('/', async (c) => {
    const { host, member } = c.var.actor
    const query = importUpload.safeParse(c.req.query())
    if (!query.success) return malformedProblem(query.error)
    const given = choicesIn(host.model, query.data)
    if (!given.success) return malformedProblem(given.error)
    const { name, product: called, whole } = query.data
    const into = intoOf(host, member, given.data, { sentFor: called, name })
    if ('code' in into) return refusalProblem(into)
    // The rest of the body is not read, so the connection is of no further use.
    const tooLarge = () =>
      problem('file-too-large', mostImportMegabytes, { headers: { connection: 'close' } })
    const upload = await uploads.keep(c.req.raw.body ?? [], limits.bytes)
    if (!upload) return tooLarge()
    const file = { upload, choices: given.data }
    const isWhole = whole !== undefined
    const where = { host, member, ...into, name, isWhole, signal: c.req.raw.signal }
    const read = await dryRun(file, where, null).catch((error) => {
      upload.drop()
      throw error
    })
    if (read instanceof Response) {
      upload.drop()
      return read
    }
    const { report, before, skipped } = read
    const made = held.hold({
      id: newBatchId(),
      workspace: host.workspace,
      member,
      ...into,
      name,
      file,
      skipped,
      before,
      habit: null,
      applying: null,
      applied: null,
    })
    return c.json(reportOf(made, report, host))
  })

  /** What the server keeps of the import, for whoever may still make what it would: a role can go meanwhile. */
  function heldFor({ host, member }: DoorEnv['Variables']['actor'], handle: string): HeldImport | Response {
    const found = held.find(handle, host.workspace, member)
    if (!found) return problem('no-such-import')
    const trouble = found.newProduct ? mayMake(host, member) : mayImport(host, member, found.product ?? '')
    return trouble ? refusalProblem(trouble) : found
  }

  app.get('/:id', (c) => {
    const found = heldFor(c.var.actor, c.req.param('id'))
    if (found instanceof Response) return found
    const { id, name, product, newProduct, file, applied } = found
    const choices = file?.choices ?? {}
    const state = applied ? 'applied' : found.applying ? 'applying' : 'read'
    const standing = { import: id, state, name, product, newProduct, choices } satisfies ImportStanding
    return c.json({ ...standing, ...(applied && { applied }) } satisfies ImportStanding)
  })

  app.post('/:id', async (c) => {
    const { host, member } = c.var.actor
    const given = choicesOf(host.model).safeParse(await c.req.json().catch(() => null))
    if (!given.success) return malformedProblem(given.error)
    const found = heldFor(c.var.actor, c.req.param('id'))
    if (found instanceof Response) return found
    if (!found.file || found.applying) return problem('import-applied')
    const { name } = found
    const into = intoOf(host, member, given.data, { sentFor: found.product ?? undefined, name })
    if ('code' in into) return refusalProblem(into)
    const file = { upload: found.file.upload, choices: given.data }
    const where = { host, member, ...into, name, signal: c.req.raw.signal }
    const read = await dryRun(file, where, found.before)
    if (read instanceof Response) return read
    const { report, before, skipped } = read
    // It may have been applied, or have had its time, while the file was read again.
    const isHeld = held.find(found.id, host.workspace, member) === found
    if (!isHeld || !found.file || found.applying) {
      skipped.drop()
      return problem(isHeld ? 'import-applied' : 'no-such-import')
    }
    found.file = file
    found.skipped.drop()
    found.skipped = skipped
    found.before = before
    found.product = into.product
    found.newProduct = into.newProduct
    return c.json(reportOf(found, report, host))
  })

  app.get('/:id/skipped.csv', async (c) => {
    const found = heldFor(c.var.actor, c.req.param('id'))
    if (found instanceof Response) return found
    const { skipped } = found
    return c.body(await skipped.read(), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="skipped.csv"',
    })
  })

  app.post('/:id/apply', (c) => {
    const { host } = c.var.actor
    const found = heldFor(c.var.actor, c.req.param('id'))
    if (found instanceof Response) return found
    // Told when nobody reads the answer any more.
    const left = new AbortController()
    const stream = new ReadableStream<Uint8Array>({
      async start(controller) {
        // The request's own signal is told when its connection is gone, but only as long as something holds the request.
        const signal = AbortSignal.any([c.req.raw.signal, left.signal])
        setMaxListeners(0, signal)
        const tell = (line: ImportLine) => {
          if (!left.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
        }
        tell(await apply(found, host, signal, everyPercent(tell)))
        if (!left.signal.aborted) controller.close()
      },
      cancel: () => left.abort(),
    })
    return c.body(stream, 200, { 'content-type': 'application/x-ndjson' })
  })

  /** In a commit of its own, so that undoing the import does not forget. */
  async function remember({ habit, member }: HeldImport, host: Host): Promise<void> {
    if (!habit) return
    const batch = { id: newBatchId(), commands: [habit], note: null }
    await host.execute(batch, { actor: member, via: 'import' }).catch(onFault)
  }

  async function dryRun(
    file: FileHeld,
    where: Omit<PlanOptions, 'planFile'>,
    last: CameTo | null,
  ): Promise<{ report: PlanReport; before: CameTo; skipped: Upload } | Response> {
    const report = await planOn(file, { ...where, planFile }, async ({ report }) => report)
    if ('malformed' in report) return problem(report.code ?? 'unreadable-file', report.malformed)
    if ('code' in report) return refusalProblem(report)
    const before = await cameToOf(where.host, where.member, report, last)
    return { report, before, skipped: await keep(report.skippedCsv) }
  }

  const keep = async (bytes: Uint8Array) => must(await uploads.keep([bytes], bytes.length), 'all of it')

  /** Applies once: whoever asks again meanwhile, or later, is told what came of it. */
  async function apply(
    found: HeldImport,
    host: Host,
    signal: AbortSignal,
    tell: (progress: ImportProgress) => void,
  ): Promise<ImportLine> {
    try {
      for (;;) {
        if (found.applied) return { phase: 'done', ...found.applied }
        if (!found.applying) break
        await found.applying.catch(() => {})
      }
      found.applying = inLine(found.workspace, async () => {
        try {
          const result = await applyImport(found, {
            host,
            planFile,
            newStepId,
            newBatchId,
            keep,
            signal,
            tell,
          })
          // Where all was here the file stays, so that it can be read in another way.
          if ('code' in result || result.step === null) return result
          found.applied = { ...result, step: result.step }
          found.file?.upload.drop()
          found.file = null
          await remember(found, host)
          return result
        } finally {
          found.applying = null
        }
      })
      const came = await found.applying
      if ('code' in came) return { phase: 'refused', ...came, detail: sentence(came) }
      return { phase: 'done', ...came }
    } catch (error) {
      if (signal.aborted || isGivenUp(error)) return { phase: 'cancelled' }
      const fault = onFault(error)
      return { phase: 'fault', fault, detail: importWords('nothing-imported', { fault }) }
    }
  }

  return app
}

/** Somebody gave the step up, on this page or another. */
function isGivenUp(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

const encoder = new TextEncoder()

/** Lets through the first of each phase and one for each hundredth. */
function everyPercent(tell: (progress: ImportProgress) => void): (progress: ImportProgress) => void {
  let last = ''
  return (progress) => {
    const { phase, done, of } = progress
    const key = `${phase} ${Math.floor((100 * done) / Math.max(1, of))}`
    if (key !== last) tell(progress)
    last = key
  }
}

function reportOf(
  { id, product, newProduct, name, before }: HeldImport,
  { skippedCsv: _, recalled: __, seems: ___, signs: ____, ...report }: PlanReport,
  { state }: Host,
): ImportReport {
  const releases = releasesHere(state, newProduct ? null : product, report.releases)
  return { import: id, product, newProduct, name, cameTo: before.product, ...report, releases }
}

const choicesOf = ({ kinds }: Model) => importChoicesOf(kinds.of('item').fields)

function choicesIn(model: Model, { choices, mapping, source }: z.output<typeof importUpload>) {
  const whole = jsonIn(choices) ?? {}
  const given =
    typeof whole === 'object'
      ? {
          ...whole,
          ...(mapping !== undefined && { mapping: jsonIn(mapping) }),
          ...(source !== undefined && { source }),
        }
      : whole
  return choicesOf(model).safeParse(given)
}

/** What is no JSON is told by the schema, which says where. */
function jsonIn(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return text
  }
}

/** Where the items shall stand: in the product that is named, or in one that is made for them. */
function intoOf(
  host: Host,
  member: string,
  { newProduct: wanted, product: other }: ImportChoices,
  { sentFor, name }: { sentFor: string | undefined; name: string },
): { product: string | null; newProduct: ImportNewProduct | null } | Refusal {
  const called = other ?? sentFor
  const product = called === undefined ? null : (productByKey(host.state, called)?.id ?? null)
  if (called !== undefined && !product) return noProduct(called)
  const refused = product !== null && mayImport(host, member, product, called)
  if (refused && (!wanted || refused.code === 'not-found')) return refused
  if (!wanted) return product === null ? noProduct('') : { product, newProduct: null }
  const trouble = mayMake(host, member)
  if (trouble) return trouble
  const made = newProductFor(host.state, wanted, name)
  return 'code' in made ? made : { product, newProduct: made }
}

function mayMake({ state, model }: Host, member: string): Refusal | null {
  return model.rights.may(state, member, createProduct.allow, [])
}
