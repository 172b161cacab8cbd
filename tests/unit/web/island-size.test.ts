import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleIslands } from '@/lib/web/front/bundle-islands';

/** What every page of the mall loads of script, packed; what else Lighthouse counts of them are the answers' heads. */
const MOST_BYTES = 110 * 1024;

test('what every page of the mall begins with is light, and has no calendar but the browser\'s own', async () => {
  const { files, main, first, sources } = await bundleIslands();
  const packed = files.filter(({ name }) => name === main || first.includes(name)).reduce((sum, { contents }) => sum + gzipSync(contents).length, 0);
  expect(sources.filter((source) => source.includes('temporal-polyfill'))).toEqual([]);
  expect(packed).toBeGreaterThan(0);
  expect(packed).toBeLessThanOrEqual(MOST_BYTES);
});
