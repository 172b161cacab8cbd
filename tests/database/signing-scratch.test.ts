import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRoad, type Road } from '@/tests/support/road';
let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());
test.each(['desk', 'script'] as const)('%s', async (lender) => {
  const walk = await road.walk('LEASE', { lender });
  const c = await road.db.contract.findUniqueOrThrow({ where: { id: walk.contractId }, include: { sealed: true, document: true } });
  writeFileSync(`/tmp/real-${lender}.pdf`, c.sealed!.data); writeFileSync(`/tmp/delivered-${lender}.pdf`, c.document!.data);
  expect(c.state).toBe('SEALED');
});
