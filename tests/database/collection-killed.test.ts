import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { payInvoice } from '@/lib/billing/pay-invoice';
import { settleInvoice } from '@/lib/billing/settle-invoice';
import { lockInvoice } from '@/lib/billing/store/invoices';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { receiveGatewayEvent } from '@/lib/payments/receive-gateway-event';
import { toPlainDate } from '@/lib/platform/clock';
import { appProcess, endOf } from '../support/app-process';
import { valueOf } from '../support/catalogue';
import { addCard } from '../support/collection';
import { POINTS } from '../support/collection-faults/plan';
import { CollectionPlay } from '../support/collection-faults/play';
import { deadForLong, forgetJobs, workOff } from '../support/jobs';
import { round } from '../support/one-round';
import { aLease, BEGIN, openRoad, paid, told, type Road, type Walk } from '../support/rights';
import { ScriptedGateway, seoul, type ChargeScript } from '../support/scripted-gateway';

/* Processes that die as by kill -9, really, with a real gateway at the other end, whose own log says how often it took. */

let road: Road;
let gateway: ScriptedGateway;
/** Somebody else's lease, without a card until the last test: both begin before any day is billed. */
let other: Walk;
beforeAll(async () => {
  road = await openRoad();
  other = await aLease(road);
  gateway = await ScriptedGateway.start(road.deps);
});
afterAll(async () => {
  await gateway.close();
  await road.close();
});

/** What the gateway does with the month's first charge, and what has been done when the process that will die begins. */
interface Scene {
  script?: ChargeScript;
  before?: (play: CollectionPlay) => Promise<void>;
  step?: (play: CollectionPlay) => Promise<[step: string, what: string]> | [step: string, what: string];
}

const last = async (play: CollectionPlay) => (await play.invoice())?.attempts.at(-1)?.id ?? '';
const rounds = async () => { await round(gateway.deps); };
const decided = async (play: CollectionPlay) => {
  await rounds();
  gateway.decide(await last(play), 'succeeded');
};
const event = async (play: CollectionPlay): Promise<[string, string]> => {
  const { headers, raw } = gateway.chargeEvent(await last(play));
  return ['event', JSON.stringify({ headers: [...headers], body: Buffer.from(raw).toString('utf8') })];
};
const heard = async (play: CollectionPlay) => {
  await decided(play);
  await receiveGatewayEvent(gateway.deps, { gateway: 'sandbox', ...gateway.chargeEvent(await last(play)) });
};
/** Paid in another way while the gateway is asked: what it took is owed back. */
const inVain = async (play: CollectionPlay) => {
  await rounds();
  const { id } = (await play.invoice())!;
  await road.db.$transaction(async (tx) => { await settleInvoice(tx, (await lockInvoice(tx, id))!, { gateway: 'counter', at: road.clock.now() }); });
  gateway.decide(await last(play), 'succeeded');
  await receiveGatewayEvent(gateway.deps, { gateway: 'sandbox', ...gateway.chargeEvent(await last(play)) });
  await workOff(gateway.deps, 'apply-gateway-event');
};
const atPage = async ({ walk: { purchaser: { userId } } }: CollectionPlay): Promise<[string, string]> => {
  const { code } = await new Promise<{ code: number | null }>((resolve) => { appProcess(road.database.url, ['tests/support/one-round.ts', 'set-up', userId, road.clock.now().toString()], undefined, { SANDBOX_GATEWAY_URL: gateway.baseUrl }).once('exit', (exit) => { resolve({ code: exit }); }); });
  expect(code).toBe(0);
  const { id, session } = await road.db.paymentMethod.findFirstOrThrow({ where: { purchaserId: userId, state: 'SETTING_UP', session: { not: null } } });
  gateway.typed(session ?? '');
  return ['finish', id];
};

const SCENES: Readonly<Record<string, Scene>> = {
  'ask-open-attempts:written': { script: 'lost', before: async () => { await rounds(); road.clock.advance({ minutes: 12 }); } },
  'take-payouts:answered': { before: async () => { await rounds(); gateway.payOut(); } },
  'take-payouts:written': { before: async () => { await rounds(); gateway.payOut(); } },
  'gateway-event:written': { script: 'processing', before: decided, step: event },
  'gateway-event:recorded': { script: 'processing', before: decided, step: event },
  'apply-gateway-event:applied': { script: 'processing', before: heard },
  'refund-attempt:answered': { script: 'processing', before: inVain },
  'refund-attempt:written': { script: 'processing', before: inVain },
  'begin-setup:written': { script: 'decline-hard', before: rounds, step: ({ walk }) => ['set-up', walk.purchaser.userId] },
  'finish-setup:answered': { script: 'decline-hard', before: rounds, step: atPage },
  'finish-setup:written': { script: 'decline-hard', before: rounds, step: atPage },
};

/* The only lease that has a card so far: what the gateway does with the next charge it does with this one's. */
describe('a month in which the web or the worker is killed', () => {
  let walk: Walk;
  let [month, elsewhere] = [0, 0];
  beforeAll(async () => {
    walk = await aLease(road, { termMonths: 36 });
    await forgetJobs(road.db);
    await paid(road, walk.leaseId, 0);
    await addCard(gateway, walk.purchaser);
    await forgetJobs(road.db);
  });

  test.each(POINTS)('at %s ends with the instalment taken once, or given back, as the gateway’s own log says', async (point) => {
    const { script, before, step } = SCENES[point] ?? {};
    const play = new CollectionPlay(1, walk, month += 1, gateway);
    const { dueOn } = await road.db.leaseInstalment.findUniqueOrThrow({ where: { leaseId_seq: { leaseId: walk.leaseId, seq: month } } });
    road.clock.set(seoul(`${businessDayFrom(toPlainDate(dueOn))}T09:30:00`));
    if (script) gateway.next(script);
    await before?.(play);
    if (before === inVain) elsewhere += 1;
    const [name, what] = await step?.(play) ?? ['round', ''];
    expect(await endOf(appProcess(road.database.url, ['tests/support/one-round.ts', name, what, road.clock.now().toString()], point, { SANDBOX_GATEWAY_URL: gateway.baseUrl }))).toBe('SIGKILL');
    if (script === 'decline-hard') await play.addCard();
    for (let left = 20; left > 0; left -= 1) {
      await round(gateway.deps);
      if (await play.done()) break;
      road.clock.advance({ minutes: 13 });
    }
    expect(await play.faults()).toEqual([]);
    expect(await told(road, 'payments.paid', walk.purchaser.userId), 'a receipt for each month, but for those paid elsewhere').toBe(month - elsewhere);
  }, 120_000);
});

/** A first payment that its purchaser pays now: the job is queued. */
async function paying() {
  road.clock.set(BEGIN);
  await addCard(gateway, other.purchaser);
  await forgetJobs(road.db);
  const { id: invoiceId } = await road.db.invoice.findFirstOrThrow({ where: { leaseId: other.leaseId }, orderBy: { seq: 'asc' } });
  const { attemptId } = valueOf(await payInvoice(gateway.deps, other.purchaser, { invoiceId }));
  return { invoiceId, attemptId };
}

const state = async (id: string) => (await road.db.collectionAttempt.findUniqueOrThrow({ where: { id } })).state;
const taken = (attemptId: string) => gateway.taken().filter(({ key }) => key === attemptId).length;

test('a worker that is killed when the gateway has just taken the money leaves it to the next one, which asks and does not take it again', async () => {
  const { invoiceId, attemptId } = await paying();
  const worker = (point?: string) => appProcess(road.database.url, ['lib/worker/main.ts'], point, { SANDBOX_GATEWAY_URL: gateway.baseUrl });
  expect(await endOf(worker('charge-attempt:answered'))).toBe('SIGKILL');
  expect(taken(attemptId)).toBe(1);
  await deadForLong(road.db);
  const next = worker();
  try {
    await vi.waitFor(async () => { expect(await state(attemptId)).toBe('SUCCEEDED'); }, { timeout: 90_000, interval: 500 });
  } finally {
    next.kill('SIGTERM');
    await endOf(next);
  }
  expect(taken(attemptId)).toBe(1);
  expect((await road.db.invoice.findUniqueOrThrow({ where: { id: invoiceId } })).state).toBe('PAID');
}, 180_000);
