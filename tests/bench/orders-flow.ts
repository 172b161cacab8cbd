import { insertSession } from '@/lib/accounts/store/session';
import { liveSession } from '@/lib/accounts/views/session';
import { sendDeliveryNotice } from '@/lib/deliveries/send-delivery-notice';
import type { Actor } from '@/lib/kernel/actor';
import { useApproval } from '@/lib/limits/use-approval';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { saveOrderDraft } from '@/lib/orders/save-order-draft';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import { valueOf } from '../support/catalogue';
import { filledForm, orderWorld, signingInput, someApproval, somePurchaser } from '../support/orders';
import { countCommits, statementsOf } from '../support/statements';
import { benchDatabase, type BenchDatabase } from './bench-database';
import { byClients, latencyOf, timed } from './figures';

/** Each connection plans a statement five times before it keeps a plan. */
const WARM_UP = 160;

/**
 * The whole flow of an order over the use cases, on a database without a worker: open the form, save, sign, use the
 * approval, place with its delivery notice. All orders are of one seller and one financier: its limit is the hot row.
 */
export async function measureFlow(clients: number, orders: number) {
  const database = await benchDatabase(clients + 2);
  const { deps } = database;
  const all = orders + WARM_UP;
  const world = await orderWorld(deps, { units: all });
  const buyers: { actor: Actor; approvalId: string }[] = [];
  for (let index = 0; index < all; index += 1) {
    const actor = await somePurchaser(deps);
    buyers.push({ actor, approvalId: await someApproval(deps, world, actor) });
  }
  const signings: number[] = [];
  const whole: number[] = [];
  const order = async (index: number) => {
    const buyer = buyers[index];
    if (!buyer) throw new RangeError(`no buyer ${index}`);
    await timed(whole, async () => {
      const { orderId } = valueOf(await openOrderForm(deps, buyer.actor, { approvalId: buyer.approvalId }));
      valueOf(await saveOrderDraft(deps, buyer.actor, { orderId, draft: filledForm(), step: 5 }));
      await timed(signings, async () => valueOf(await signOrderForm(deps, buyer.actor, signingInput(orderId))));
      await useApproval(deps, { orderId });
      valueOf(await sendDeliveryNotice(deps, { orderId }));
    });
  };
  await byClients(clients, WARM_UP, (index) => order(orders + index));
  whole.length = 0;
  signings.length = 0;
  const { result: seconds, sent } = await statementsOf(() => byClients(clients, orders, order));
  const placed = await deps.db.order.count({ where: { state: 'PLACED' } });
  if (placed !== all) throw new Error(`${placed} of ${all} orders were placed`);
  const signingRequest = await measureOneSigning(database);
  await database.drop();
  return {
    clients, orders, ordersPerSecond: Math.round((orders / seconds) * 10) / 10,
    statementsPerOrder: sent.length / orders, commitsPerOrder: countCommits(sent) / orders,
    flow: latencyOf(whole), signing: latencyOf(signings), signingRequest,
  };
}

/** The statements of one signing request as the server action makes it: session check, then the use case. */
async function measureOneSigning({ deps }: BenchDatabase) {
  const world = await orderWorld(deps);
  const buyer = await somePurchaser(deps);
  const { orderId } = valueOf(await openOrderForm(deps, buyer, { approvalId: await someApproval(deps, world, buyer) }));
  const sessionId = await insertSession(deps.db, { userId: buyer.userId, device: '', at: deps.clock.now() });
  const { sent } = await statementsOf(async () => {
    const live = await liveSession(deps.db, { userId: buyer.userId, epoch: 1, sessionId });
    if (live) valueOf(await signOrderForm(deps, live.actor, signingInput(orderId)));
  });
  return { statements: sent.length, commits: countCommits(sent) };
}
