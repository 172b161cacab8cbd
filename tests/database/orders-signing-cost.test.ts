import { beforeAll, expect, test } from 'vitest';
import { insertSession } from '@/lib/accounts/store/session';
import { liveSession } from '@/lib/accounts/views/session';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import { valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { orderWorld, signingInput, someOrder, somePurchaser } from '../support/orders';
import { countCommits, statementsOf } from '../support/statements';

let t: TestDatabase;
beforeAll(async () => { t = await testDatabase(); });

test('the signing request, session check included, is one commit and at most 8 statements', async () => {
  const world = await orderWorld(t.deps);
  const purchaser = await somePurchaser(t.deps);
  const orderId = await someOrder(t.deps, world, purchaser, 'FORM');
  const sessionId = await insertSession(t.db, { userId: purchaser.userId, device: '', at: t.clock.now() });
  const { result, sent } = await statementsOf(async () => {
    const live = await liveSession(t.db, { userId: purchaser.userId, epoch: 1, sessionId });
    if (!live) throw new Error('no session');
    return signOrderForm(t.deps, live.actor, signingInput(orderId));
  });
  valueOf(result);
  expect(countCommits(sent)).toBe(1);
  expect(sent.length).toBeLessThanOrEqual(8);
  expect(sent.some(({ text }) => text.includes('INSERT INTO consent'))).toBe(true);
});
