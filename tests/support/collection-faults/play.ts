import { payInvoice } from '@/lib/billing/pay-invoice';
import { removeMethod } from '@/lib/billing/remove-method';
import { settleInvoice } from '@/lib/billing/settle-invoice';
import { lockInvoice } from '@/lib/billing/store/invoices';
import { beginSetup } from '@/lib/payments/begin-setup';
import { finishSetup } from '@/lib/payments/finish-setup';
import { receiveGatewayEvent } from '@/lib/payments/receive-gateway-event';
import { TASKS } from '@/lib/worker/tasks';
import { Fate, under } from '../contract-faults/death';
import { Random } from '../faults/random';
import type { Walk } from '../road';
import type { ScriptedGateway } from '../scripted-gateway';
import { planOf, type Plan } from './plan';

export interface Queued {
  id: bigint;
  task: string;
  payload: { attemptId?: string; eventId?: string; purchaserId?: string };
}

/** One month of one lease, under a seed: who works at it dies where the seed says, and the gateway does what it says. */
export class CollectionPlay {
  readonly random: Random;
  readonly plan: Plan;
  readonly fate: Fate;
  private readonly lost = new Set<string>();
  private closed = false;
  private scripts: Plan['scripts'];
  private refunds: Plan['refunds'];

  constructor(readonly seed: number, readonly walk: Walk, readonly seq: number, private readonly gateway: ScriptedGateway) {
    this.random = new Random(seed);
    this.plan = planOf(this.random);
    this.fate = new Fate([...this.plan.dooms]);
    this.scripts = [...this.plan.scripts];
    this.refunds = [...this.plan.refunds];
  }

  private get deps() { return this.gateway.deps; }

  nextScript() { return this.scripts.shift(); }
  nextRefund() { return this.refunds.shift(); }

  invoice() { return this.deps.db.invoice.findUnique({ where: { leaseId_seq_kind: { leaseId: this.walk.leaseId, seq: this.seq, kind: 'INSTALMENT' } }, include: { attempts: { include: { refund: true }, orderBy: { no: 'asc' } } } }); }

  /** Does a job as some workers would at once, each of which believes that it has it; it is put away when one has done it, or was lost. */
  async work({ id, task, payload }: Queued): Promise<void> {
    const { db } = this.deps;
    if (this.plan.loses && task !== 'apply-gateway-event' && !this.lost.has(task) && this.lost.add(task)) {
      await db.$queryRaw`SELECT 1 FROM graphile_worker.complete_jobs(ARRAY[${id}]::bigint[])`;
      return;
    }
    const done = await Promise.allSettled(Array.from({ length: this.plan.workers }, () => under(this.fate, async () => { await TASKS[task]?.(this.deps, payload); })));
    if (done.some(({ status }) => status === 'fulfilled')) await db.$queryRaw`SELECT 1 FROM graphile_worker.complete_jobs(ARRAY[${id}]::bigint[])`;
  }

  /** The world beside the worker: the gateway decides and calls back, somebody else pays, the purchaser mends what was declined. */
  async live(): Promise<void> {
    const invoice = await this.invoice();
    if (!invoice) return;
    for (const { id } of invoice.attempts) {
      if (this.gateway.charges.get(id)?.status === 'processing' && this.random.chance(0.5)) this.gateway.decide(id, this.plan.decides);
      if (this.gateway.charges.has(id)) await this.callBack(id);
    }
    if (this.plan.closes && !this.closed && invoice.attempts.some(({ askedAt }) => askedAt !== null)) await this.payElsewhere(invoice.id);
    await this.mend(invoice);
  }

  private async callBack(attemptId: string): Promise<void> {
    for (let copy = 0; copy < this.plan.callbacks; copy += 1) {
      const event = this.gateway.chargeEvent(attemptId, { id: `we_${attemptId}_${this.gateway.charge(attemptId).status}_${this.random.below(2)}` });
      await under(this.fate, () => receiveGatewayEvent(this.deps, { gateway: 'sandbox', ...event })).catch(() => undefined);
    }
  }

  private async payElsewhere(invoiceId: string): Promise<void> {
    await this.deps.db.$transaction(async (tx) => {
      const invoice = await lockInvoice(tx, invoiceId);
      if (invoice?.state === 'OPEN') await settleInvoice(tx, invoice, { gateway: 'counter', at: this.deps.clock.now() });
    });
    this.closed = true;
  }

  private async mend(invoice: NonNullable<Awaited<ReturnType<CollectionPlay['invoice']>>>): Promise<void> {
    const last = invoice.attempts.at(-1);
    // Where the month before ended with a card refused and its bill paid elsewhere, nothing is tried before there is another.
    if (invoice.state !== 'OPEN' || (last && last.state !== 'DECLINED')) return;
    const { purchaser } = this.walk;
    const methods = await this.deps.db.paymentMethod.findMany({ where: { purchaserId: purchaser.userId, state: { in: ['ACTIVE', 'FAILED'] } } });
    const works = methods.find(({ state }) => state === 'ACTIVE');
    if (works && !last) return;
    if (works) await payInvoice(this.deps, purchaser, { invoiceId: invoice.id, methodId: works.id });
    else {
      // After many months there is no room for another beside those that were refused.
      for (const { id } of methods) await removeMethod(this.deps, purchaser, { methodId: id });
      await this.addCard();
    }
  }

  /** With deaths on the way: whoever comes back to the page tries again. */
  async addCard(): Promise<void> {
    const { db } = this.deps;
    const { purchaser } = this.walk;
    await under(this.fate, () => beginSetup(this.deps, purchaser, {})).catch(() => undefined);
    for (const { id, session } of await db.paymentMethod.findMany({ where: { purchaserId: purchaser.userId, state: 'SETTING_UP', session: { not: null } } })) {
      this.gateway.typed(session ?? '');
      await Promise.allSettled([1, 2].map(() => under(this.fate, () => finishSetup(this.deps, { methodId: id }))));
    }
  }

  async done(): Promise<boolean> {
    const invoice = await this.invoice();
    return invoice?.state === 'PAID' && invoice.attempts.every(({ state, refund }) => state !== 'PENDING' && state !== 'UNKNOWN' && refund?.state !== 'OWED');
  }

  /** What is not as the gateway's own log has it: a sentence each. */
  async faults(): Promise<string[]> {
    const invoice = await this.invoice();
    if (!invoice) return ['the instalment was never asked for'];
    const found: string[] = [];
    if (!await this.done()) found.push(`the invoice stays ${invoice.state}, its attempts ${invoice.attempts.map(({ state, refund }) => `${state}${refund ? `/${refund.state}` : ''}`).join(', ')}`);
    let kept = 0n;
    for (const { id, state, refund, amountMinor } of invoice.attempts) {
      const charge = this.gateway.charges.get(id);
      const took = charge?.status === 'succeeded';
      if (took && charge.amountMinor !== amountMinor) found.push(`${id} took another amount`);
      if (took !== (state === 'SUCCEEDED' || refund !== null)) found.push(`${id} is ${state} here and ${charge?.status ?? 'unknown'} there`);
      if ((refund?.state === 'PAID') !== ((charge?.refunds.length ?? 0) === 1) || (charge?.refunds.length ?? 0) > 1) found.push(`${id} was given back ${charge?.refunds.length ?? 0} times`);
      if (took && charge.refunds.length === 0) kept += charge.amountMinor;
    }
    const elsewhere = await this.deps.db.journalLine.count({ where: { partyId: 'counter', entry: { sourceId: invoice.id, kind: 'collected' } } });
    if (kept !== (elsewhere > 0 ? 0n : invoice.amountMinor)) found.push(`the gateway keeps ${kept} of ${invoice.amountMinor}${elsewhere > 0 ? ', paid elsewhere' : ''}`);
    return [...found, ...await this.receipts(invoice.attempts.map(({ id }) => id))];
  }

  private async receipts(attempts: string[]): Promise<string[]> {
    const rows = await this.deps.db.notification.groupBy({ by: ['eventKey'], where: { eventKey: { in: attempts.flatMap((id) => ['paid', 'declined', 'failed', 'refunded'].map((what) => `payments.${what}:${id}`)) } }, _count: true });
    return rows.filter(({ _count }) => _count > 1).map(({ eventKey }) => `${eventKey} was told twice`);
  }
}
