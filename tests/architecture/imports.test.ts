import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseResult, type IConfiguration } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { expect, test } from 'vitest';

const { options = {}, ...rules } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration;
const { tsConfig: _tsConfig, enhancedResolveOptions, ...rest } = options;
const tsConfig = extractTSConfig('tsconfig.json') as object;

async function violations(folder: string): Promise<string[]> {
  const found = await cruise(['app', 'components', 'lib'], { ...rest, baseDir: folder, ruleSet: rules, validate: true },
    { ...enhancedResolveOptions, alias: { '@': folder } }, { tsConfig });
  return (found.output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

test('every import in the house goes where it may', async () => {
  expect(await violations(process.cwd())).toEqual([]);
});

/** A house of a few files: path → what it imports. */
async function house(files: Record<string, string>): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'house-'));
  try {
    for (const top of ['app', 'components', 'lib']) mkdirSync(path.join(folder, top), { recursive: true });
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), `${text}\nexport const here = 1;\n`);
    }
    return await violations(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const from = (target: string) => `import { here as there } from '@/${target}'; export const used = there;`;
const typeFrom = (target: string) => `import type { Row } from '@/${target}'; export type Used = Row;`;
const end = 'export interface Row { id: string }';

test.each([
  ['a storey that uses one above it', 'storeys-downwards-limits', { 'lib/limits/ask-limit.ts': from('lib/orders/store'), 'lib/orders/store.ts': end }],
  ['the domain that uses the web', 'storeys-downwards-orders', { 'lib/orders/sign-order.ts': from('lib/web/session'), 'lib/web/session.ts': end }],
  ['contracts that use leases', 'storeys-downwards-contracts', { 'lib/contracts/deliver.ts': typeFrom('lib/leases/model'), 'lib/leases/model.ts': end }],
  ['a circle', 'no-circles', { 'lib/orders/a-b.ts': from('lib/orders/b-a'), 'lib/orders/b-a.ts': from('lib/orders/a-b') }],
  ['a circle of types', 'no-circles', { 'lib/orders/a-b.ts': typeFrom('lib/orders/b-a'), 'lib/orders/b-a.ts': `${end}\n${typeFrom('lib/orders/a-b')}` }],
  ['an import that leads nowhere', 'no-missing', { 'lib/orders/a-b.ts': from('lib/orders/gone') }],
  ['the worker that uses the web', 'roofs-apart', { 'lib/worker/main.ts': from('lib/web/deps'), 'lib/web/deps.ts': end }],
  ['lib that uses a component', 'nobody-below-the-front', { 'lib/web/page.ts': from('components/ui/button'), 'components/ui/button.tsx': end }],
  ['a kernel that reads files', 'kernel-pure', { 'lib/kernel/money.ts': "import { readFileSync } from 'node:fs'; export const read = readFileSync;" }],
  ['a model that uses the database', 'model-pure', { 'lib/orders/model/form.ts': typeFrom('lib/platform/db'), 'lib/platform/db.ts': end }],
  ['a model that uses its store', 'model-pure', { 'lib/orders/model.ts': from('lib/orders/store'), 'lib/orders/store.ts': end }],
  ['a use case with Prisma in it', 'database-only-in-stores', { 'lib/orders/sign-order.ts': from('lib/platform/generated/client'), 'lib/platform/generated/client.ts': end }],
  ['a page with Prisma in it', 'database-only-in-stores', { 'app/page.tsx': from('lib/platform/generated/client'), 'lib/platform/generated/client.ts': end }],
  ['a verb named store is no store', 'database-only-in-stores', { 'lib/catalogue/store-photo.ts': from('lib/platform/generated/client'), 'lib/platform/generated/client.ts': end }],
  ['a view that writes', 'views-only-read', { 'lib/orders/views.ts': from('lib/orders/sign-order'), 'lib/orders/sign-order.ts': from('lib/platform/audit'), 'lib/platform/audit.ts': end }],
  ['a store that uses a view', 'store-knows-no-view', { 'lib/orders/store/form.ts': from('lib/orders/views/form'), 'lib/orders/views/form.ts': end }],
  ['a component that calls a view', 'components-know-no-data', { 'components/orders/table.tsx': from('lib/orders/views'), 'lib/orders/views.ts': end }],
  ['a component that uses an action', 'components-know-no-data', { 'components/orders/table.tsx': from('app/orders/actions'), 'app/orders/actions.ts': end }],
  ['a component that names a type of a use case', 'components-know-only-types-of-views', { 'components/orders/table.tsx': typeFrom('lib/orders/sign-order'), 'lib/orders/sign-order.ts': end }],
  ['a domain word in components/ui', 'ui-without-domain', { 'components/ui/price.tsx': from('lib/orders/model'), 'lib/orders/model.ts': end }],
  ['a page that uses a store', 'pages-use-no-store', { 'app/orders/page.tsx': from('lib/orders/store'), 'lib/orders/store.ts': end }],
  ['server-only outside lib/web', 'server-only-in-web', { 'lib/orders/sign-order.ts': "import 'server-only';" }],
  ['a notice that does not go by notify', 'notices-by-notify', { 'components/orders/table.tsx': "import { toast } from 'sonner'; export const used = toast;" }],
])('%s is refused', async (_what, rule, files) => {
  expect((await house(files)).map((line) => line.split(':')[0])).toContain(rule);
});

test('a walk down the house is allowed', async () => {
  expect(await house({
    'app/orders/page.tsx': `${from('lib/orders/views')}\nimport { here as table } from '@/components/orders/table'; export const shown = table;`,
    'app/orders/actions.ts': from('lib/orders/sign-order'),
    'components/orders/table.tsx': `${typeFrom('lib/orders/views')}\nimport { here as rule } from '@/lib/orders/model'; export const ruled = rule;`,
    'lib/orders/sign-order.ts': `${from('lib/orders/store')}\nimport { here as audit } from '@/lib/platform/audit'; export const audited = audit;`,
    'lib/orders/views.ts': `${from('lib/platform/generated/client')}\n${end}`,
    'lib/orders/store.ts': `${from('lib/platform/generated/client')}\nimport { here as limit } from '@/lib/limits/store'; export const limited = limit;`,
    'lib/orders/model.ts': from('lib/kernel/money'),
    'lib/limits/store.ts': end, 'lib/kernel/money.ts': end, 'lib/platform/audit.ts': end, 'lib/platform/generated/client.ts': end,
  })).toEqual([]);
});
