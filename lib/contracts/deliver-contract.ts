import { createHash } from 'node:crypto';
import { SYSTEM } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notify, notifySeller } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { newId } from '@/lib/platform/id';
import { drawContract } from './document/draw-contract';
import { signBy } from './model/deadlines';
import { findContract, moveContract } from './store/contracts';
import { insertDocument } from './store/documents';
import { newVerifyCode } from './verify-code';

/**
 * The job behind an approval: the document is drawn outside the transaction, then kept and delivered in one. From then on
 * it waits for the purchaser's signature; nothing is in force before. Killed in between, the next run draws it again;
 * delivered already, it does nothing.
 */
export async function deliverContract(deps: Deps, { contractId }: { contractId: string }): Promise<Result<null>> {
  const contract = await findContract(deps.db, { id: contractId });
  if (!contract) return err({ code: 'not-found' });
  if (contract.deliveredAt) return ok(null);
  if (contract.state !== 'REVIEWED') return err({ code: 'contracts.moved-on' });
  const [at, verifyCode] = [deps.clock.now(), newVerifyCode()];
  const data = await drawContract({ ...contract, verifyCode }, at);
  const sha256 = createHash('sha256').update(data).digest('hex');
  faultPoint('deliver-contract:drawn');
  return write(deps, async (tx) => {
    const documentId = newId('f');
    await insertDocument(tx, { id: documentId, ownerId: contract.id, name: `${contract.number}.pdf`, data, sha256, at });
    const moved = await moveContract(tx, contract.id, 'DELIVERED', {
      deliveredAt: toDate(at), documentId, documentSha256: sha256, documentBytes: data.byteLength, verifyCode, signBy: toDate(signBy(at)),
    });
    if (!moved) return err({ code: 'contracts.moved-on' }); // Another run was faster: the file goes with this transaction.
    await audit(tx, { actor: SYSTEM, action: 'contract.delivered', subject: { type: 'contract', id: contract.id }, data: { documentSha256: sha256, termsSha256: contract.termsSha256 }, at });
    const params = { number: contract.number, signBy: signBy(at).toString() };
    await notify(tx, { userId: contract.purchaserId, kind: 'contracts.delivered', params, href: `/contracts/${contract.id}/sign`, eventKey: `contract-delivered:${contract.id}`, at, mail: true });
    await notifySeller(tx, contract.sellerId, 'orders', { kind: 'contracts.delivered-seller', params: { number: contract.number }, href: `/seller/orders/${contract.orderId}`, eventKey: `contract-delivered:${contract.id}`, at, mail: true });
    faultPoint('deliver-contract:written');
    return ok(null);
  });
}
