import { createHash } from 'node:crypto';
import { SYSTEM } from '@/lib/kernel/actor';
import type { Temporal } from 'temporal-polyfill';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notify, notifySeller } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { newId } from '@/lib/platform/id';
import { drawPaper } from './document/draw-paper';
import { endSupplement } from './end-supplement';
import { signBy, supplementSignBy } from './model/deadlines';
import { findContract, moveContract, type ContractRow } from './store/contracts';
import { changeOf } from './store/supplements';
import { insertDocument } from './store/documents';
import { newVerifyCode } from './verify-code';

/** Until when it waits for the signature. */
function deadlineOf(contract: ContractRow, at: Temporal.Instant): Temporal.Instant {
  if (contract.supplementNo === 0) return signBy(at);
  return supplementSignBy(at, changeOf(contract), (contract.terms as { timeZone: string }).timeZone);
}

/**
 * The job behind an approval: the document is drawn outside the transaction, then kept and delivered in one. From then on
 * it waits for the purchaser's signature; nothing is in force before. Killed in between, the next run draws it again;
 * delivered already, it does nothing. A supplement that came too late to be signed ends instead.
 */
export async function deliverContract(deps: Deps, { contractId }: { contractId: string }): Promise<Result<null>> {
  const contract = await findContract(deps.db, { id: contractId });
  if (!contract) return err({ code: 'not-found' });
  if (contract.deliveredAt) return ok(null);
  if (contract.state !== 'REVIEWED') return err({ code: 'contracts.moved-on' });
  const [at, verifyCode] = [deps.clock.now(), newVerifyCode()];
  const until = deadlineOf(contract, at);
  if (until.epochMilliseconds <= at.epochMilliseconds) return write(deps, async (tx) => { await endSupplement(tx, { supplement: contract, end: 'lapsed', actor: SYSTEM, at }); return ok(null); });
  const data = await drawPaper({ ...contract, verifyCode }, at);
  const sha256 = createHash('sha256').update(data).digest('hex');
  faultPoint('deliver-contract:drawn');
  return write(deps, async (tx) => {
    const documentId = newId('f');
    await insertDocument(tx, { id: documentId, ownerId: contract.id, name: `${contract.number}.pdf`, data, sha256, at });
    const moved = await moveContract(tx, contract.id, 'DELIVERED', {
      deliveredAt: toDate(at), documentId, documentSha256: sha256, documentBytes: data.byteLength, verifyCode, signBy: toDate(until),
    });
    if (!moved) return err({ code: 'contracts.moved-on' }); // Another run was faster: the file goes with this transaction.
    await audit(tx, { actor: SYSTEM, action: 'contract.delivered', subject: { type: 'contract', id: contract.id }, data: { documentSha256: sha256, termsSha256: contract.termsSha256 }, at });
    await tellDelivered(tx, contract, until, at);
    faultPoint('deliver-contract:written');
    return ok(null);
  });
}

async function tellDelivered(tx: Tx, { id, number, supplementNo, purchaserId, sellerId, orderId }: ContractRow, until: Temporal.Instant, at: Temporal.Instant): Promise<void> {
  const [said, eventKey] = [{ params: { number, signBy: until.toString() }, href: `/contracts/${id}/sign`, at, mail: true }, `contract-delivered:${id}`];
  await notify(tx, { userId: purchaserId, kind: supplementNo > 0 ? 'supplements.delivered' : 'contracts.delivered', eventKey, ...said });
  if (supplementNo > 0) return;
  await notifySeller(tx, sellerId, 'orders', { kind: 'contracts.delivered-seller', params: { number }, href: `/seller/orders/${orderId}`, eventKey, at, mail: true });
}
