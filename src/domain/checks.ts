import { hollowFeatures } from './checks/hollow-features.ts'
import { looseItems } from './checks/loose-items.ts'
import { manyFeatures } from './checks/many-features.ts'
import { noFeatures } from './checks/no-features.ts'
import { noMetric } from './checks/no-metric.ts'
import type { Check } from './kernel/check.ts'

/** What the product looks out for. Every door serves this list; a new check is one line here. */
export const checks: readonly Check[] = [manyFeatures, noFeatures, noMetric, hollowFeatures, looseItems]
