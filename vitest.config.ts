import { defineConfig } from 'vitest/config'

const pure = 'src/{base,words,domain,analysis,protocol}'

export default defineConfig({
  test: {
    // What passes at the second try is named at the end (scripts/count-reporter.mjs): it is a fault of its own.
    retry: 1,
    projects: [
      {
        test: {
          // Tests without side effects share a thread's modules: loading them for each file took most of the time.
          name: 'pure',
          environment: 'node',
          include: [`${pure}/**/*.test.{ts,tsx}`],
          pool: 'threads',
          isolate: false,
          maxWorkers: 2,
          setupFiles: ['tests/support/freeze.ts'],
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'src/**/*.test.{ts,tsx}',
            'tests/*.test.ts',
            'tests/{contract,import,upgrade,storm,kill,damage}/**/*.test.ts',
          ],
          exclude: [`${pure}/**`],
          setupFiles: ['tests/support/freeze.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 20_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/stage.ts'],
          pool: 'forks',
          isolate: false,
          // A browser, a server and the test already fill two cores; side by side they only time out.
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
