import { canonicalText, termsSha256, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notifyRole } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { newId } from '@/lib/platform/id';
import { nextNumber } from '@/lib/platform/numbers';
import type { Temporal } from 'temporal-polyfill';
import { datedTerms } from './model/draft';
import type { Particulars } from './model/particulars';
import { asJson, findContract, insertContract, moveContract } from './store/contracts';
import { findSignedOrder, lockOrder, particularsOf, type SignedOrder } from './store/signed-order';

export interface Prepared {
  contractId: string;
  /** Whether the financier is to be asked now. */
  issue: boolean;
}

interface Content {
  terms: CanonicalTerms;
  termsSha256: string;
  particulars: Particulars;
}

/**
 * Begins the one contract of an accepted order: its terms with dates, their hash and its particulars. While it is being
 * drawn it stays as it was asked for, so that a repeat is the same question. After a return it is written anew.
 * Errors: `not-found`, `contracts.not-accepted`.
 */
export async function prepareContract(deps: Deps, actor: Actor, { orderId }: { orderId: string }): Promise<Result<Prepared>> {
  return write(deps, async (tx) => {
    await lockOrder(tx, orderId);
    const order = await findSignedOrder(tx, orderId);
    if (!order) return err({ code: 'not-found' });
    if (!order.delivery?.relayedAt || order.delivery.decision === 'REFUSED' || !['ACCEPTED', 'CONTRACTED'].includes(order.state)) {
      return err({ code: 'contracts.not-accepted' });
    }
    const begun = await findContract(tx, { orderId });
    if (begun && begun.state !== 'RETURNED') return ok({ contractId: begun.id, issue: begun.state === 'DRAWING' });
    const content = await contentOf(order);
    const at = deps.clock.now();
    const prepared = begun ? await redraw(tx, { actor, begun, content, at }) : await begin(tx, { actor, order, content, at });
    faultPoint('prepare-contract:written');
    return ok(prepared);
  });
}

async function contentOf(order: SignedOrder): Promise<Content> {
  const particulars = particularsOf(order);
  const terms = datedTerms({ ...order, dueDay: particulars.dueDay }, particulars.delivery.acceptedOn);
  return { terms, termsSha256: await termsSha256(terms), particulars };
}

const columns = ({ terms, termsSha256: hash, particulars }: Content) => ({ terms: asJson(terms), termsSha256: hash, particulars: asJson(particulars) });

interface Step { actor: Actor; content: Content; at: Temporal.Instant }

async function begin(tx: Tx, { actor, order, content, at }: Step & { order: SignedOrder }): Promise<Prepared> {
  const id = newId('c');
  await insertContract(tx, {
    id, number: await nextNumber(tx, 'DM', at), orderId: order.id, purchaserId: order.purchaserId, sellerId: order.sellerId,
    institutionId: order.institutionId, ...columns(content), createdAt: toDate(at),
  });
  await audit(tx, { actor, action: 'contract.begun', subject: { type: 'contract', id }, data: { orderId: order.id, termsSha256: content.termsSha256 }, at });
  return { contractId: id, issue: true };
}

type Begun = NonNullable<Awaited<ReturnType<typeof findContract>>>;

/**
 * The next round. An outside financier that has issued exactly this is not asked again: the protocol's key would give
 * back the answer that we hold (or a 202 whose callback has come already), and it has no call for a remark. So the
 * contract comes before the admin again as it is. Whatever changed is asked for anew.
 */
async function redraw(tx: Tx, { actor, begun, content, at }: Step & { begun: Begun }): Promise<Prepared> {
  const same = canonicalText([begun.terms, begun.particulars]) === canonicalText(asJson([content.terms, content.particulars]));
  const asIssued = same && begun.financierAnswer !== null && begun.institution.kind !== 'DESK';
  if (!(await moveContract(tx, begun.id, asIssued ? 'DRAWN' : 'DRAWING', asIssued ? { drawnAt: toDate(at) } : columns(content), { from: ['RETURNED'] }))) {
    throw new Error(`contract ${begun.id} moved under its order's lock`);
  }
  const subject = { type: 'contract', id: begun.id };
  const data = { round: begun.round, changed: !same, termsSha256: content.termsSha256 };
  await audit(tx, { actor, action: asIssued ? 'contract.drawn-unchanged' : 'contract.redrawn', subject, data, at });
  if (asIssued) {
    await notifyRole(tx, 'ADMIN', {
      kind: 'contracts.drawn', params: { number: begun.number, institution: begun.institution.nameKo },
      href: `/admin/contracts/${begun.id}`, eventKey: `contract-drawn:${begun.id}:${begun.round}`, at,
    });
  }
  return { contractId: begun.id, issue: !asIssued };
}
