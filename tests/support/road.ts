import type { Actor } from '@/lib/kernel/actor';
import { decidePurchase } from '@/lib/deliveries/decide-purchase';
import { acceptDeliveryNotice } from '@/lib/deliveries/accept-delivery-notice';
import { confirmReceipt } from '@/lib/deliveries/confirm-receipt';
import { recordInspection } from '@/lib/deliveries/record-inspection';
import { relayDecision } from '@/lib/deliveries/relay-decision';
import { shipGoods } from '@/lib/deliveries/ship-goods';
import { purchaseDecisionInput } from '@/lib/deliveries/model/inputs';
import { approveContract } from '@/lib/contracts/approve-contract';
import { registerInstitution } from '@/lib/institutions/register-institution';
import { signDelivered } from '@/lib/host/seed/sign-delivered';
import { SYSTEM } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { limitRequestInput } from '@/lib/limits/model/limit-request';
import { requestLimit } from '@/lib/limits/request-limit';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { orderFormSchema } from '@/lib/orders/model/draft';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import type { Deps } from '@/lib/platform/db';
import { TASKS } from '@/lib/worker/tasks';
import { publishedListing, valueOf } from './catalogue';
import { testDatabase, type TestDatabase } from './database';
import { workOff } from './jobs';
import { filledForm } from './orders';
import { aPurchaser, aSeller, staff } from './people';
import { startScriptedInstitution, type ScriptedInstitution } from './scripted-institution';
import { introduce } from './scripted-registration';

/*
 * The whole road, walked by the use cases themselves and by the jobs that they queue, as far as a test wants:
 *
 *   const road = await openRoad();                       // a database, an admin, a desk's person, the lease desk, a bank over HTTP
 *   const walk = await road.walk('DRAWN', { lender: 'script' });
 *   await road.work();                                   // whatever is queued
 *
 * Each walk has its own purchaser, and takes a unit of the road's one listing; give a seller or a product, and it has a
 * listing of its own. `road.bank` is the scripted institution with code `script`. Close with `road.close()`; the
 * database is checked and dropped after the file.
 */

const STAGES = ['LISTED', 'APPROVED', 'FORM', 'SIGNED', 'PLACED', 'NOTICE_ACCEPTED', 'SHIPPED', 'RECEIVED', 'INSPECTED', 'DECIDED', 'RELAYED', 'DRAWN', 'REVIEWED', 'DELIVERED', 'CONTRACT_SIGNED', 'LEASE'] as const;
export type Stage = (typeof STAGES)[number];

export type Shop = Actor & { sellerId: string };

export interface WalkOptions {
  /** `hanbit` is there where a test serves it (served-lender.ts). */
  lender?: 'desk' | 'script' | 'hanbit';
  purchaser?: Actor;
  seller?: Shop;
  termMonths?: number;
  firstPaymentMinor?: string;
  /** Of the listing: whatever the registration form carries. */
  product?: NonNullable<Parameters<typeof publishedListing>[3]>;
  /** Of the order form. */
  form?: Record<string, unknown>;
  decision?: 'ACCEPTED' | 'ACCEPTED_WITH_DEFECTS';
}

export interface Walk {
  lender: NonNullable<WalkOptions['lender']>;
  purchaser: Actor;
  seller: Shop;
  listingId: string;
  serial: string;
  requestId: string;
  approvalId: string;
  orderId: string;
  contractId: string;
  leaseId: string;
}

const WORK: Partial<Record<Stage, string[]>> = {
  APPROVED: ['ask-seller-limit', 'ask-desk', 'ask-financier'],
  PLACED: ['hold-approval', 'use-approval', 'place-order'],
  DRAWN: ['draw-up-contract'],
  DELIVERED: ['deliver-contract'],
  LEASE: ['seal-contract', 'open-lease'],
};

/** The desk finances so many of one seller's pianos. */
const UNITS = 36;

export class Road {
  private stock: { seller: Shop; listingId: string } | undefined;
  private offers = 0;

  constructor(readonly database: TestDatabase, readonly admin: Actor, readonly deskPerson: Actor, readonly bank: ScriptedInstitution) {}

  get deps(): Deps { return this.database.deps; }
  get db() { return this.database.db; }
  get clock() { return this.database.clock; }

  async close(): Promise<void> { await this.bank.close(); }

  purchaser(name?: string): Promise<Actor> { return aPurchaser(this.deps, name === undefined ? {} : { name }); }
  seller(businessName?: string): Promise<Shop> { return aSeller(this.deps, businessName === undefined ? {} : { businessName }); }

  /** Does queued work until nothing is left; the errors of what could not be done, which stays queued. */
  tryWork(...names: string[]): Promise<Error[]> { return workOff(this.deps, ...(names.length > 0 ? names : Object.keys(TASKS))); }

  async work(...names: string[]): Promise<void> {
    const [error] = await this.tryWork(...names);
    if (error) throw error;
  }

  /** Walks a new order from the beginning up to a stage. */
  async walk(to: Stage, options: WalkOptions = {}): Promise<Walk> {
    const walk = { lender: options.lender ?? 'desk' } as Walk;
    return this.goOn(walk, 'LISTED', to, options);
  }

  /** Takes a walk that stands before `from` on to `to`. */
  async goOn(walk: Walk, from: Stage, to: Stage, options: WalkOptions = {}): Promise<Walk> {
    for (const stage of STAGES.slice(STAGES.indexOf(from), STAGES.indexOf(to) + 1)) {
      await this.step(walk, stage, options);
      const names = WORK[stage];
      if (names) await this.work(...names);
      await this.look(walk, stage);
    }
    return walk;
  }

  private async step(walk: Walk, stage: Stage, options: WalkOptions): Promise<void> {
    const { deps } = this;
    const { orderId, purchaser, seller } = walk;
    switch (stage) {
      case 'LISTED': return this.list(walk, options);
      case 'APPROVED': return this.ask(walk, options);
      case 'FORM': walk.orderId = valueOf(await openOrderForm(deps, purchaser, { approvalId: walk.approvalId })).orderId; return;
      case 'SIGNED': {
        const form = orderFormSchema.parse(filledForm({ recipientName: purchaser.name, mandateHolder: purchaser.name, ...options.form }));
        valueOf(await signOrderForm(deps, purchaser, { orderId, form, signatureName: purchaser.name }));
        return;
      }
      case 'NOTICE_ACCEPTED': valueOf(await acceptDeliveryNotice(deps, seller, { kind: 'accept', orderId, plannedOn: plainDateIn(this.clock.now()) })); return;
      case 'SHIPPED': valueOf(await shipGoods(deps, seller, { kind: 'ship', orderId, carrier: 'CJ', trackingNumber: '640012345678', serials: [walk.serial] })); return;
      case 'RECEIVED': valueOf(await confirmReceipt(deps, purchaser, { orderId })); return;
      case 'INSPECTED': valueOf(await recordInspection(deps, purchaser, { orderId, serialMatches: 'yes' })); return;
      case 'DECIDED': {
        const decision = options.decision ?? 'ACCEPTED';
        valueOf(await decidePurchase(deps, purchaser, purchaseDecisionInput.parse({ decision, orderId, ...(decision === 'ACCEPTED' ? {} : { note: '뒷면에 긁힌 자국이 있습니다.' }) })));
        return;
      }
      case 'RELAYED': valueOf(await relayDecision(deps, seller, { orderId, serials: [walk.serial] })); return;
      case 'REVIEWED': {
        const { id, round } = await this.db.contract.findUniqueOrThrow({ where: { orderId_supplementNo: { orderId, supplementNo: 0 } }, select: { id: true, round: true } });
        valueOf(await approveContract(deps, this.admin, { contractId: id, round }));
        return;
      }
      case 'CONTRACT_SIGNED': return signDelivered(deps, purchaser, walk.contractId);
      default:
    }
  }

  private async list(walk: Walk, { purchaser, seller, product }: WalkOptions): Promise<void> {
    walk.purchaser = purchaser ?? await this.purchaser();
    const own = seller !== undefined || product !== undefined;
    const { seller: shop, listingId } = own ? await this.offer(seller, product) : (this.stock ??= await this.offer());
    Object.assign(walk, { seller: shop, listingId });
  }

  /** A seller's listing with its units, let in by the admin. */
  async offer(seller?: Shop, product: WalkOptions['product'] = {}): Promise<{ seller: Shop; listingId: string }> {
    const shop = seller ?? await this.seller();
    await this.work('grant-seller-limit');
    const first = (this.offers += 1) * 100;
    const serials = Array.from({ length: UNITS }, (_, index) => `U121-26-${String(first + index + 1).padStart(4, '0')}`).join('\n');
    return { seller: shop, listingId: await publishedListing(this.deps, shop, this.admin, { serials, ...product }) };
  }

  private async ask(walk: Walk, { termMonths = 48, firstPaymentMinor = '548000' }: WalkOptions): Promise<void> {
    const input = limitRequestInput.parse({
      listingId: walk.listingId, termMonths, firstPaymentMinor, annualIncomeMinor: '60000000', employment: 'EMPLOYED', monthlyObligationsMinor: '0', lenders: [walk.lender],
    });
    walk.requestId = valueOf(await requestLimit(this.deps, walk.purchaser, input)).requestId;
  }

  /** The ids that a stage's work has made. */
  private async look(walk: Walk, stage: Stage): Promise<void> {
    if (stage === 'APPROVED') {
      walk.approvalId = (await this.db.approval.findFirstOrThrow({ where: { ask: { limitRequestId: walk.requestId } }, select: { id: true } })).id;
    }
    if (stage === 'FORM') walk.serial = (await this.db.order.findUniqueOrThrow({ where: { id: walk.orderId }, select: { unit: true } })).unit?.serial ?? '';
    if (stage === 'DRAWN') walk.contractId = (await this.db.contract.findUniqueOrThrow({ where: { orderId_supplementNo: { orderId: walk.orderId, supplementNo: 0 } }, select: { id: true } })).id;
    if (stage === 'LEASE') walk.leaseId = (await this.db.lease.findUniqueOrThrow({ where: { contractId: walk.contractId }, select: { id: true } })).id;
  }
}

export async function openRoad(): Promise<Road> {
  const database = await testDatabase();
  const { deps, clock } = database;
  valueOf(await registerInstitution(deps, SYSTEM, {
    code: 'desk', nameKo: '달마다 리스', nameEn: 'Dalmada Lease', kind: 'DESK', baseUrl: null, secret: null, publicKeys: [], policy: {}, position: 0,
    profile: { businessNumber: '2208816351', addressKo: '서울특별시 중구 세종대로 110', addressEn: '110 Sejong-daero, Jung-gu, Seoul', phone: '02-6000-1200' },
  }));
  const bank = await startScriptedInstitution({ code: 'script', now: () => clock.now() });
  await introduce(deps, bank);
  return new Road(database, await staff(deps, 'ADMIN'), await staff(deps, 'DESK'), bank);
}
