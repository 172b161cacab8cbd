import { beforeEach, describe, expect, test } from 'vitest';
import { askOpenAttempts } from '@/lib/billing/ask-open-attempts';
import { chargeAttempt } from '@/lib/billing/charge-attempt';
import { chooseLeaseMethod } from '@/lib/billing/choose-lease-method';
import { collectDue } from '@/lib/billing/collect-due';
import { payInvoice } from '@/lib/billing/pay-invoice';
import { detachMethods } from '@/lib/billing/detach-method';
import { removeMethod } from '@/lib/billing/remove-method';
import { runBilling } from '@/lib/billing/run-billing';
import { freezeLease, thawLease } from '@/lib/leases/freeze-store';
import { chooseDefaultMethod } from '@/lib/payments/choose-default-method';
import { returnFromSetup } from '@/lib/payments/finish-setup';
import { toPlainDate } from '@/lib/platform/clock';
import { SYSTEM } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import { balanceOf } from '@/tests/support/endings';
import { valueOf } from '@/tests/support/catalogue';
import { withConnection } from '@/lib/host/postgres/connect';
import { brokenInvariants } from '@/tests/support/invariants';
import { addCard, attemptsOf, billed, collect, willing, withGateway, work } from '@/tests/support/collection';
import { forgetJobs } from '@/tests/support/jobs';
import { told, type Road } from '@/tests/support/rights';
import { type ScriptedGateway, seoul } from '@/tests/support/scripted-gateway';

let road: Road;
let gateway: ScriptedGateway;
withGateway((opened) => { ({ road, gateway } = opened); });
beforeEach(() => { willing(gateway); });

const errorOf = (result: Result<unknown>): string | undefined => (result.ok ? undefined : result.error.code);
const firstInvoice = (leaseId: string) => road.db.invoice.findFirstOrThrow({ where: { leaseId }, orderBy: { seq: 'asc' } });

describe('what is due', () => {
  test('is collected once, by day, with a receipt, and posted', async () => {
    const walk = await billed(road, gateway);
    road.clock.set(seoul('2026-03-03T08:59:59'));
    await collect(gateway);
    expect(await attemptsOf(road, walk.leaseId), 'nobody is debited before nine').toHaveLength(0);
    road.clock.set(seoul('2026-03-03T10:00:00'));
    await Promise.all([collectDue(gateway.deps), collectDue(gateway.deps), collectDue(gateway.deps)]);
    await work(gateway);
    await collect(gateway);
    expect((await attemptsOf(road, walk.leaseId)).map(({ state, amountMinor }) => [state, amountMinor])).toEqual([['SUCCEEDED', 548_000n]]);
    expect((await firstInvoice(walk.leaseId)).state).toBe('PAID');
    expect(gateway.taken().filter(({ amountMinor, key }) => amountMinor === 548_000n && key.startsWith('at_'))).toHaveLength(1);
    expect(await told(road, 'payments.paid', walk.purchaser.userId)).toBe(1);
    expect(await balanceOf(road, walk.leaseId, 'cash-in-transit')).toBe(548_000n);
  });

  test('has one attempt under way, whoever asks how often', async () => {
    const walk = await billed(road, gateway);
    const { id: invoiceId } = await firstInvoice(walk.leaseId);
    const asked = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 4 === 0 ? collectDue(gateway.deps).then(() => null) : payInvoice(gateway.deps, walk.purchaser, { invoiceId }))));
    const refused = asked.filter((each) => each && !each.ok).map((each) => errorOf(each as never));
    expect(new Set(refused)).toEqual(new Set(['payments.under-way']));
    const [attempt, ...others] = await attemptsOf(road, walk.leaseId);
    expect(others).toEqual([]);
    await Promise.all(Array.from({ length: 20 }, () => chargeAttempt(gateway.deps, { attemptId: attempt?.id ?? '' })));
    expect(gateway.taken().filter(({ key }) => key === attempt?.id)).toHaveLength(1);
    expect((await firstInvoice(walk.leaseId)).state).toBe('PAID');
    expect(await told(road, 'payments.paid', walk.purchaser.userId)).toBe(1);
    await expect(road.db.collectionAttempt.create({ data: { id: 'at_second', invoiceId, methodId: walk.methodId, no: 2, currency: 'KRW', amountMinor: 1n, createdAt: new Date() } })).rejects.toThrow(/[Uu]nique/);
    await forgetJobs(road.db);
  });

  test('waits while billing is frozen, and for who has no method', async () => {
    const [walk, without] = [await billed(road, gateway), await billed(road, gateway, false)];
    await road.db.invoice.updateMany({ where: { leaseId: walk.leaseId }, data: { tryOn: new Date('2026-03-03') } });
    await road.db.$transaction((tx) => freezeLease(tx, { leaseId: walk.leaseId, cause: 'PAYMENT_REFUSAL', sourceId: walk.leaseId, fromOn: '2026-03-03' }));
    await collect(gateway);
    expect([await attemptsOf(road, walk.leaseId), await attemptsOf(road, without.leaseId)]).toEqual([[], []]);
    await addCard(gateway, without.purchaser);
    await work(gateway);
    expect((await attemptsOf(road, without.leaseId)).map(({ state }) => state), 'at once, when there is one').toEqual(['SUCCEEDED']);
    await road.db.$transaction((tx) => thawLease(tx, 'PAYMENT_REFUSAL', walk.leaseId, '2026-03-03'));
    road.clock.set(seoul('2026-03-04T10:00:00'));
    await collect(gateway);
    expect((await attemptsOf(road, walk.leaseId)).map(({ state }) => state)).toEqual(['SUCCEEDED']);
  });
});

describe('what is declined', () => {
  test('softly is tried again on the plan’s business days, then by nobody but the purchaser', async () => {
    const walk = await billed(road, gateway);
    gateway.standing = 'decline-soft';
    const days: (string | null)[] = [];
    for (let tries = 0; tries < 4; tries += 1) {
      await collect(gateway);
      const { tryOn } = await firstInvoice(walk.leaseId);
      days.push(tryOn && toPlainDate(tryOn));
      if (tryOn) road.clock.set(seoul(`${toPlainDate(tryOn)}T11:00:00`));
    }
    // Friday 6 March; a week on Friday; two weeks on Friday 27.
    expect(days).toEqual(['2026-03-06', '2026-03-13', '2026-03-27', null]);
    road.clock.advance({ hours: 24 * 30 });
    await collect(gateway);
    expect(await attemptsOf(road, walk.leaseId)).toHaveLength(4);
    expect(await told(road, 'payments.declined', walk.purchaser.userId)).toBe(3);
    expect(await told(road, 'payments.declined-last', walk.purchaser.userId)).toBe(1);
    gateway.standing = 'approve';
    const { id: invoiceId } = await firstInvoice(walk.leaseId);
    valueOf(await payInvoice(gateway.deps, walk.purchaser, { invoiceId }));
    await work(gateway);
    expect((await firstInvoice(walk.leaseId)).state).toBe('PAID');
    expect(errorOf(await payInvoice(gateway.deps, walk.purchaser, { invoiceId }))).toBe('payments.not-open');
  });

  test('for good ends the method; a new one is used at once', async () => {
    const walk = await billed(road, gateway);
    gateway.standing = 'decline-hard';
    await collect(gateway);
    await collect(gateway);
    expect((await attemptsOf(road, walk.leaseId)).map(({ state, hard }) => [state, hard])).toEqual([['DECLINED', true]]);
    expect((await road.db.paymentMethod.findUniqueOrThrow({ where: { id: walk.methodId } })).state).toBe('FAILED');
    expect(await told(road, 'payments.failed', walk.purchaser.userId)).toBe(1);
    const { id: invoiceId } = await firstInvoice(walk.leaseId);
    expect(errorOf(await payInvoice(gateway.deps, walk.purchaser, { invoiceId }))).toBe('payments.no-method');
    expect(errorOf(await payInvoice(gateway.deps, walk.purchaser, { invoiceId, methodId: walk.methodId }))).toBe('payments.method-unusable');
    gateway.standing = 'approve';
    await addCard(gateway, walk.purchaser, '1881');
    await work(gateway);
    expect((await firstInvoice(walk.leaseId)).state).toBe('PAID');
  });

  test('leaves a new method to be used at once, at night and on a day of rest too; another that is chosen waits for the day', async () => {
    const [walk, other] = [await billed(road, gateway), await billed(road, gateway)];
    await road.db.invoice.updateMany({ where: { leaseId: walk.leaseId }, data: { tryOn: new Date('2026-03-03') } });
    const reserve = await addCard(gateway, other.purchaser, '1881');
    valueOf(await chooseDefaultMethod(gateway.deps, other.purchaser, { methodId: other.methodId }));
    await forgetJobs(road.db);
    gateway.standing = 'decline-soft';
    await collect(gateway);
    gateway.standing = 'approve';
    // A Sunday.
    road.clock.set(seoul('2026-03-08T23:30:00'));
    await addCard(gateway, walk.purchaser, '1882');
    valueOf(await chooseDefaultMethod(gateway.deps, other.purchaser, { methodId: reserve }));
    await work(gateway);
    const states = async () => [(await firstInvoice(walk.leaseId)).state, (await firstInvoice(other.leaseId)).state];
    expect(await states()).toEqual(['PAID', 'OPEN']);
    road.clock.set(seoul('2026-03-09T10:00:00'));
    await collect(gateway);
    expect(await states()).toEqual(['PAID', 'PAID']);
  });

  test('for good leaves the place of the default to another card that is there, which is charged at once', async () => {
    const walk = await billed(road, gateway);
    // The last one that was added is the default.
    const refused = await addCard(gateway, walk.purchaser, '1881');
    await forgetJobs(road.db);
    gateway.next('decline-hard');
    await collect(gateway);
    await work(gateway);
    expect((await attemptsOf(road, walk.leaseId)).map(({ methodId, state }) => [methodId, state])).toEqual([[refused, 'DECLINED'], [walk.methodId, 'SUCCEEDED']]);
    expect((await road.db.paymentMethod.findUniqueOrThrow({ where: { id: walk.methodId } })).isDefault).toBe(true);
    expect([await told(road, 'payments.failed', walk.purchaser.userId), await told(road, 'payments.failed-next', walk.purchaser.userId)]).toEqual([0, 1]);
    expect((await firstInvoice(walk.leaseId)).state).toBe('PAID');
  });
});

describe('what is not known', () => {
  test.each(['lost', 'error-after', 'garbage'] as const)('(%s) is asked for, and never charged under another key', async (script) => {
    const walk = await billed(road, gateway);
    gateway.next(script);
    await collect(gateway);
    const [attempt] = await attemptsOf(road, walk.leaseId);
    expect(attempt?.state).toBe('UNKNOWN');
    const { id: invoiceId } = await firstInvoice(walk.leaseId);
    expect(errorOf(await payInvoice(gateway.deps, walk.purchaser, { invoiceId }))).toBe('payments.under-way');
    road.clock.advance({ minutes: 2 });
    await askOpenAttempts(gateway.deps);
    await work(gateway);
    expect((await attemptsOf(road, walk.leaseId)).map(({ state }) => state)).toEqual(['SUCCEEDED']);
    expect(gateway.log.filter(({ method, key }) => method === 'POST' && key === attempt?.id)).toHaveLength(1);
  });

  test.each(['lost-before', 'error'] as const)('(%s) and was never heard of is asked anew under its own key', async (script) => {
    const walk = await billed(road, gateway);
    gateway.next(script);
    await collect(gateway);
    const [attempt] = await attemptsOf(road, walk.leaseId);
    road.clock.advance({ minutes: 2 });
    await askOpenAttempts(gateway.deps);
    await work(gateway);
    expect((await attemptsOf(road, walk.leaseId)).map(({ id, state }) => [id, state])).toEqual([[attempt?.id, 'SUCCEEDED']]);
    expect(gateway.taken().filter(({ key }) => key === attempt?.id)).toHaveLength(1);
  });

  test('is asked for at growing distances', async () => {
    const walk = await billed(road, gateway);
    gateway.next('processing');
    await collect(gateway);
    const asked: number[] = [];
    for (let minute = 0; minute < 40; minute += 1) {
      road.clock.advance({ minutes: 1 });
      const before = gateway.log.length;
      await askOpenAttempts(gateway.deps);
      await work(gateway);
      if (gateway.log.length > before) asked.push(minute);
    }
    const distances = asked.slice(1).map((minute, index) => minute - (asked[index] ?? 0));
    expect(distances.length).toBeGreaterThan(2);
    expect(distances.at(-1)).toBeGreaterThan(2 * (distances[0] ?? 0));
    const [attempt] = await attemptsOf(road, walk.leaseId);
    gateway.decide(attempt?.id ?? '', 'succeeded');
    road.clock.advance({ hours: 6 });
    await askOpenAttempts(gateway.deps);
    await work(gateway);
    expect((await firstInvoice(walk.leaseId)).state).toBe('PAID');
  });
});

describe('a method', () => {
  test('is its purchaser’s alone, and the last one of a running lease stays', async () => {
    const [walk, other] = [await billed(road, gateway), await road.purchaser()];
    const { methodId, leaseId, purchaser } = walk;
    const { id: invoiceId } = await firstInvoice(leaseId);
    for (const stranger of [other, walk.seller, road.deskPerson, road.admin, SYSTEM]) {
      expect([
        errorOf(await chooseDefaultMethod(gateway.deps, stranger, { methodId })), errorOf(await removeMethod(gateway.deps, stranger, { methodId })),
        errorOf(await returnFromSetup(gateway.deps, stranger, { methodId })), errorOf(await payInvoice(gateway.deps, stranger, { invoiceId })),
        errorOf(await chooseLeaseMethod(gateway.deps, stranger, { leaseId, methodId: null })),
      ]).toEqual(Array.from({ length: 5 }, () => 'not-found'));
    }
    const foreign = await addCard(gateway, other);
    expect(errorOf(await chooseLeaseMethod(gateway.deps, purchaser, { leaseId, methodId: foreign }))).toBe('not-found');
    expect(errorOf(await payInvoice(gateway.deps, purchaser, { invoiceId, methodId: foreign }))).toBe('not-found');
    expect(errorOf(await removeMethod(gateway.deps, purchaser, { methodId }))).toBe('payments.last-method');
    const second = await addCard(gateway, purchaser, '0002');
    valueOf(await chooseLeaseMethod(gateway.deps, purchaser, { leaseId, methodId }));
    valueOf(await removeMethod(gateway.deps, purchaser, { methodId: second }));
    expect((await road.db.paymentMethod.findUniqueOrThrow({ where: { id: methodId } })).isDefault, 'the one that is left is used for all').toBe(true);
    valueOf(await removeMethod(gateway.deps, other, { methodId: foreign }));
    await forgetJobs(road.db);
  });

  test('that is taken away is forgotten at its gateway too, sooner or later, and by what name it was known', async () => {
    const person = await road.purchaser();
    const methodId = await addCard(gateway, person);
    await forgetJobs(road.db);
    const row = () => road.db.paymentMethod.findUniqueOrThrow({ where: { id: methodId } });
    const { token } = await row();
    gateway.outOfOrder = true;
    valueOf(await removeMethod(gateway.deps, person, { methodId }));
    await expect(work(gateway, 'detach-method')).rejects.toThrow(/not known to be forgotten/);
    await forgetJobs(road.db);
    gateway.outOfOrder = false;
    await detachMethods(gateway.deps);
    expect(await road.db.$queryRaw`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'detach-method'`, 'its job may only be late').toEqual([]);
    road.clock.advance({ minutes: 16 });
    await detachMethods(gateway.deps);
    await work(gateway, 'detach-method');
    expect(gateway.detached.has(token ?? '')).toBe(true);
    expect(await row()).toMatchObject({ state: 'REMOVED', token: null, last4: '4242' });
    await detachMethods(gateway.deps);
    expect(await road.db.$queryRaw`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'detach-method'`).toEqual([]);
  });

  test('leaves no number of a card in any column', async () => {
    const { rows } = await withConnection(road.database.migrationUrl, async (client) => {
      const columns = await client.query<{ table: string; column: string }>(
        "SELECT table_name AS table, column_name AS column FROM information_schema.columns WHERE table_schema = 'public' AND (table_name ~ '^(payment|gateway|collection|attempt|sandbox)' ) AND data_type IN ('text', 'jsonb', 'character varying')");
      const found: string[] = [];
      for (const { table, column } of columns.rows) {
        const { rows: hits } = await client.query(`SELECT 1 FROM "${table}" WHERE "${column}"::text ~ '(^|[^0-9A-Za-z_])[0-9]([ -]?[0-9]){11,18}($|[^0-9A-Za-z_])' LIMIT 1`);
        if (hits.length > 0) found.push(`${table}.${column}`);
      }
      return { rows: found };
    });
    expect(rows).toEqual([]);
  });
});

test('an attempt that nobody will ask about, and money kept for nothing, are seen by the invariants', async () => {
  const walk = await billed(road, gateway);
  await collectDue(gateway.deps);
  const [attempt] = await attemptsOf(road, walk.leaseId);
  await road.db.collectionAttempt.update({ where: { id: attempt?.id ?? '' }, data: { askAt: null } });
  await road.db.attemptRefund.create({ data: { attemptId: attempt?.id ?? '', currency: 'KRW', amountMinor: 1n, createdAt: new Date(0) } });
  const broken = (await brokenInvariants(road.database.migrationUrl)).join('\n');
  expect(broken).toContain('nobody will ask about');
  expect(broken).toContain('money taken for nothing');
  await withConnection(road.database.migrationUrl, (client) => client.query('ALTER TABLE attempt_refund DISABLE TRIGGER USER; DELETE FROM attempt_refund WHERE amount_minor = 1; ALTER TABLE attempt_refund ENABLE TRIGGER USER'));
  await road.db.collectionAttempt.update({ where: { id: attempt?.id ?? '' }, data: { askAt: new Date(0) } });
  await work(gateway);
});

test('after months of silence all that was billed meanwhile is collected', async () => {
  const walk = await billed(road, gateway);
  road.clock.set(seoul('2026-07-01T10:00:00'));
  await runBilling(road.deps);
  await road.db.invoice.updateMany({ where: { leaseId: { not: walk.leaseId }, state: 'OPEN' }, data: { tryOn: null } });
  await collect(gateway);
  const invoices = await road.db.invoice.findMany({ where: { leaseId: walk.leaseId } });
  expect(invoices.length).toBeGreaterThan(3);
  expect(invoices.every(({ state }) => state === 'PAID')).toBe(true);
});
