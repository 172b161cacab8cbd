import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { emptyName, isBarrel, leftForLater, mayHoldActions, notKebab, readsEnvironment, saysUseServer, sizes, sourceFiles, unwrappedActions } from './house';

const files = sourceFiles();
const names = (found: { file: string }[]) => found.map(({ file }) => file);
const { STOREYS, ROOFS } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { STOREYS: string[]; ROOFS: string[] };

describe('the house', () => {
  test('has source files', () => { expect(files.length).toBeGreaterThan(100); });

  test('every folder in lib is a storey with a place in the order', () => {
    const folders = readdirSync('lib', { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect(folders.filter((name) => ![...STOREYS, ...ROOFS].includes(name))).toEqual([]);
  });

  test('no name says nothing', () => { expect(names(files).filter(emptyName)).toEqual([]); });

  test('files are named in kebab-case', () => { expect(names(files).filter(notKebab)).toEqual([]); });

  test('no file only passes on what others export', () => { expect(names(files.filter(isBarrel))).toEqual([]); });

  test("'use server' stands only in app/**/actions.ts", () => {
    expect(names(files.filter(saysUseServer)).filter((file) => !mayHoldActions(file) && !file.startsWith('tests/architecture/'))).toEqual([]);
  });

  test('every server action is built by the wrapper', () => {
    expect(files.filter(({ file }) => mayHoldActions(file)).flatMap((each) => unwrappedActions(each).map((line) => `${each.file}: ${line}`))).toEqual([]);
  });

  test('the environment is read in one place, and by the launcher before anything is installed', () => {
    const may = /^(lib\/platform\/env\.ts|lib\/host\/launch(\.mjs|\/.*\.mjs)|tests\/architecture\/.*)$/;
    expect(names(files.filter(readsEnvironment)).filter((file) => !may.test(file))).toEqual([]);
  });

  test('.env.example names every variable that is read, and no other', () => {
    const read = [...(files.find(({ file }) => file === 'lib/platform/env.ts')?.text ?? '').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name ?? '');
    const named = [...readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name ?? '');
    expect(read).toContain('DATABASE_URL');
    expect(named.sort()).toEqual([...read, 'PORT', 'CHROMIUM_PATH'].sort());
  });

  test('nothing is left for later and no check is silenced', () => {
    expect(files.flatMap((each) => leftForLater(each).map((line) => `${each.file}: ${line.trim()}`))).toEqual([]);
  });

  test('files stay small', () => {
    const { median, ninetieth, largest } = sizes(files.filter(({ file }) => /^(app|components|lib)\//.test(file)));
    process.stdout.write(`lines a file: median ${median}, nine in ten under ${ninetieth}, largest ${largest.map(({ file, count }) => `${file} ${count}`).join(', ')}\n`);
    expect(median).toBeLessThanOrEqual(80);
    expect(ninetieth).toBeLessThanOrEqual(180);
    expect(largest.filter(({ count }) => count > 300)).toEqual([]);
  });
});

describe('these checks can fail', () => {
  const file = (text: string, name = 'app/(mall)/actions.ts') => ({ file: name, text });

  test('names', () => {
    expect(['lib/orders/order-utils.ts', 'lib/common/x.ts', 'components/ui/helpers.tsx', 'lib/limits/limit-service.ts'].filter(emptyName)).toHaveLength(4);
    expect(['lib/orders/sign-order.ts', 'lib/guarantee/after-care.ts', 'components/ui/use-uploads.ts'].filter(emptyName)).toEqual([]);
    expect(['lib/orders/signOrder.ts', 'components/Order.tsx'].filter(notKebab)).toHaveLength(2);
    expect(['app/(mall)/listings/[id]/page.tsx', 'app/api/auth/[...nextauth]/route.ts', 'tests/unit/money.test.ts'].filter(notKebab)).toEqual([]);
  });

  test('barrels', () => {
    expect(isBarrel(file("export * from './a';\nexport { b, type C } from './b';\n", 'lib/orders/all.ts'))).toBe(true);
    expect(isBarrel(file('export const a = 1;', 'lib/orders/index.ts'))).toBe(true);
    expect(isBarrel(file("import { a } from './a';\nexport const b = a + 1;", 'lib/orders/b.ts'))).toBe(false);
  });

  test('actions', () => {
    expect(saysUseServer(file("'use server';\nexport async function x() {}"))).toBe(true);
    expect(mayHoldActions('lib/orders/actions.ts')).toBe(false);
    expect(unwrappedActions(file('export async function deleteAll() {}'))).toHaveLength(1);
    expect(unwrappedActions(file('export const xAction = async () => deleteAll();'))).toHaveLength(1);
    expect(unwrappedActions(file('export const signOrderFormAction = purchaserAction(signInput, signOrder);'))).toEqual([]);
  });

  test('environment and what was left', () => {
    expect(readsEnvironment(file('const x = process.env.SECRET;'))).toBe(true);
    expect(leftForLater(file('// TO' + 'DO later'))).toHaveLength(1);
    expect(leftForLater(file('// @ts-' + 'ignore'))).toHaveLength(1);
  });

  test('sizes', () => {
    expect(sizes([file('a\n'.repeat(301)), file('a')]).largest[0]?.count).toBe(301);
  });
});
