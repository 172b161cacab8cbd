import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Temporal } from 'temporal-polyfill';
import { toInstant } from '@/lib/platform/clock';
import { remindUnsigned } from '@/lib/signing/remind-unsigned';
import { signDelivered } from '@/lib/host/seed/sign-delivered';
import { openRoad, type Road, type Walk } from '@/tests/support/road';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const remindersOf = ({ purchaser }: Walk) => road.db.notification.count({ where: { userId: purchaser.userId, kind: 'contracts.remind-sign' } });
const toldDays = async ({ contractId }: Walk) =>
  (await road.db.auditEntry.findMany({ where: { subjectId: contractId, action: 'contract.sign-reminded' }, orderBy: { seq: 'asc' } })).map(({ data }) => (data as { day: number }).day);
const deliveredAt = async ({ contractId }: Walk): Promise<Temporal.Instant> => toInstant((await road.db.contract.findUniqueOrThrow({ where: { id: contractId } })).deliveredAt ?? new Date(0));
const afterDays = async (walk: Walk, days: number, minutes = 0) => road.clock.set((await deliveredAt(walk)).add({ hours: days * 24 }).add({ minutes }));

test('who has not signed is reminded on the third, seventh and twelfth day, once each, and not after the fourteenth', async () => {
  const walk = await road.walk('DELIVERED');
  for (const [days, minutes, told] of [[3, -1, []], [3, 0, [3]], [3, 30, [3]], [6, 0, [3]], [7, 0, [3, 7]], [12, 0, [3, 7, 12]], [13, 0, [3, 7, 12]], [14, 0, [3, 7, 12]], [30, 0, [3, 7, 12]]] as const) {
    await afterDays(walk, days, minutes);
    await remindUnsigned(road.deps);
    await Promise.all([remindUnsigned(road.deps), remindUnsigned(road.deps)]);
    expect([days, minutes, await toldDays(walk), await remindersOf(walk)]).toEqual([days, minutes, [...told], told.length]);
  }
  const mails = await road.db.mailMessage.findMany({ where: { userId: walk.purchaser.userId, subject: { contains: '서명하지 않으셨습니다' } } });
  expect(mails.map(({ body }) => body.split('\n').at(-1))).toEqual(Array.from({ length: 3 }, () => `/contracts/${walk.contractId}/sign`));
});

test('days on which nobody looked are not made up for: the last of them is told', async () => {
  const walk = await road.walk('DELIVERED');
  await afterDays(walk, 13);
  await remindUnsigned(road.deps);
  expect(await toldDays(walk)).toEqual([12]);
});

test('who has signed hears nothing, and of many each hears of their own', async () => {
  const [signed, one, two] = [await road.walk('DELIVERED'), await road.walk('DELIVERED'), await road.walk('DELIVERED')];
  await signDelivered(road.deps, signed.purchaser, signed.contractId);
  await afterDays(two, 3);
  await remindUnsigned(road.deps);
  expect([await remindersOf(signed), await remindersOf(one), await remindersOf(two)]).toEqual([0, 1, 1]);
  const notice = await road.db.notification.findFirstOrThrow({ where: { userId: one.purchaser.userId, kind: 'contracts.remind-sign' } });
  expect(notice.href).toBe(`/contracts/${one.contractId}/sign`);
});
