import type { Tool } from '../formats/tool.ts'

/** Any table with a header: what no known tool has signed. */
export const csv: Tool = { source: 'csv', name: 'CSV', signatures: [] }
