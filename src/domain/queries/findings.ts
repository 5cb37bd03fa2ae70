import { z } from 'zod'
import { saidInWords } from '#words/area.ts'
import { roadmapFindings } from '../checks/roadmap-findings.ts'
import { defineQuery } from '../kernel/query.ts'
import { scopeIn } from '../kernel/scope.ts'
import { productId } from '../product/product.ts'

/** What the checks find in a product; what is made from a shelf that the asker may not see is left out. */
export const findings = defineQuery({
  name: 'findings',
  title: 'Check a product',
  input: z.object({ product: productId }),
  reads: (_state, { product }) => [scopeIn(product, 'plan')],
  answer(state, { product }, { model, maySee }) {
    const allowed = new Set(
      model.checks.filter(({ reads }) => reads(product).every(maySee)).map(({ code }) => code),
    )
    const found = roadmapFindings(state, model.checks, product).filter(({ code }) => allowed.has(code))
    return { findings: found.map((finding) => ({ ...finding, sentence: saidInWords(finding.said) })) }
  },
})
