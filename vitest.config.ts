import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest test files, the longest first. */
const LONG = [
  ...['lender-kit/command', 'checking/changed-file', 'lender-kit/mutants', 'lender-kit/reference', 'checking/check-file', 'checking/other-file'].map((name) => `unit/${name}`),
  ...[
    'year', 'faults-collection', 'collection-killed', 'crash', 'faults-institution', 'faults-contracts', 'overdue-acts', 'billing-faults', 'catalogue-plans', 'database-killed', 'contract-delivery',
    'demo-seed', 'time-travel', 'billing-run', 'catalogue-seed', 'catalogue-browse', 'insights-plans', 'contract-two-people', 'id-matrix', 'merged-payments', 'guarantee-guards', 'worker-killed',
  ].map((name) => `database/${name}`),
].map((name) => `tests/${name}.test.ts`);

/** Begun late, a long file would keep one core busy and leave the other alone; where nothing is known of an earlier run they would come by their size. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => LONG.toReversed().findIndex((name) => moduleId.endsWith(name));
    return (await super.sort(files)).sort((one, other) => place(other) - place(one));
  }
}

const alias = { '@': path.resolve(import.meta.dirname) };

export default defineConfig({
  resolve: { alias },
  test: {
    // A failure says what differs, in the report of `npm test` too.
    chaiConfig: { truncateThreshold: 2000 },
    sequence: { sequencer: LongestFirst },
    // One worker a core (`maxWorkers`): the runner would leave a core free for itself, which has little to do.
    projects: [
      { resolve: { alias }, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], maxWorkers: '100%', testTimeout: 30_000 } },
      { resolve: { alias }, test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 120_000 } },
      {
        resolve: { alias },
        test: {
          name: 'database',
          include: ['tests/database/**/*.test.ts'],
          maxWorkers: '100%',
          setupFiles: ['tests/support/after-each-file.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
