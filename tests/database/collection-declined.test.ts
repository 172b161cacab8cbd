import { beforeEach, describe, expect, test } from 'vitest';
import { billLease } from '@/lib/billing/bill-lease';
import { takenAtOnce } from '@/lib/billing/views/taken-at-once';
import type { NoticeParams } from '@/lib/notifications/model';
import { noticeText } from '@/lib/notifications/notice-text';
import { chooseDefaultMethod } from '@/lib/payments/choose-default-method';
import { toPlainDate } from '@/lib/platform/clock';
import { valueOf } from '@/tests/support/catalogue';
import { addCard, attemptsOf, billed, collect, willing, withGateway, work } from '@/tests/support/collection';
import { forgetJobs } from '@/tests/support/jobs';
import { type Road } from '@/tests/support/rights';
import { type ScriptedGateway, seoul } from '@/tests/support/scripted-gateway';

let road: Road;
let gateway: ScriptedGateway;
withGateway((opened) => { ({ road, gateway } = opened); });
beforeEach(() => { willing(gateway); });

const firstInvoice = (leaseId: string) => road.db.invoice.findFirstOrThrow({ where: { leaseId }, orderBy: { seq: 'asc' } });

describe('what is declined', () => {
  test('of several bills of one lease in one go is told once, by their names', async () => {
    const walk = await billed(road, gateway);
    road.clock.set(seoul('2026-06-01T10:00:00'));
    valueOf(await billLease(road.deps, { leaseId: walk.leaseId }));
    gateway.standing = 'decline-soft';
    await collect(gateway);
    expect((await attemptsOf(road, walk.leaseId)).map(({ state }) => state)).toEqual(['DECLINED', 'DECLINED', 'DECLINED']);
    const notices = await road.db.notification.findMany({ where: { userId: walk.purchaser.userId, kind: 'payments.declined' } });
    expect(notices).toHaveLength(1);
    const { title, body } = noticeText('payments.declined', notices[0]?.params as NoticeParams, 'ko');
    expect(title).toContain('결제가 되지 않았습니다');
    expect(body).toMatch(/^선납금, 1회 납입금, 2회 납입금 /);
    gateway.standing = 'approve';
  });

  test('and left to be paid by hand is not taken as another method is chosen, but with a new one, and both say so before', async () => {
    const walk = await billed(road, gateway);
    await addCard(gateway, walk.purchaser, '1881');
    await forgetJobs(road.db);
    gateway.standing = 'decline-soft';
    const taken = () => takenAtOnce(road.db, walk.purchaser, road.clock.now());
    await collect(gateway);
    const { amountMinor } = await firstInvoice(walk.leaseId);
    const all = [{ currency: 'KRW', minor: amountMinor, count: 1 }];
    expect(await taken(), 'the plan tries it again').toEqual({ withNew: all, withOther: all });
    for (let tries = 0; tries < 3; tries += 1) {
      road.clock.set(seoul(`${toPlainDate((await firstInvoice(walk.leaseId)).tryOn ?? new Date(0))}T11:00:00`));
      await collect(gateway);
    }
    gateway.standing = 'approve';
    expect(await taken()).toEqual({ withNew: all, withOther: [] });
    valueOf(await chooseDefaultMethod(gateway.deps, walk.purchaser, { methodId: walk.methodId }));
    await work(gateway);
    expect((await firstInvoice(walk.leaseId)).state).toBe('OPEN');
    await addCard(gateway, walk.purchaser, '0002');
    await work(gateway);
    expect((await firstInvoice(walk.leaseId)).state).toBe('PAID');
  });
});
