import { createHash } from 'node:crypto';
import { drawPaper } from '@/lib/contracts/document/draw-paper';
import type { Evidence, KeySignature, Strokes } from '@/lib/contracts/model/evidence';
import { particularsShape } from '@/lib/contracts/model/particulars';
import { insertDocument, markContracted } from '@/lib/contracts/store/documents';
import { moveContract } from '@/lib/contracts/store/contracts';
import { SYSTEM } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notify, notifySeller } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { toDate, toInstant } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { newId } from '@/lib/platform/id';
import { addJob } from '@/lib/platform/jobs';
import { sealPdf } from '@/lib/platform/pdf/seal-pdf';
import { countersign } from './countersign';
import { ensureCertificate } from './ensure-certificate';
import { consentsOf } from './model/consents';
import { findUsedCode } from './store/codes';
import { givenBy } from './store/signing';
import { findEvents, findToSeal, type ToSeal } from './store/to-seal';

/**
 * The job behind a signature: the other parties sign by their keys, the document is drawn with its evidence and sealed by
 * the financier's certificate outside any transaction, then kept, the contract put in force and its lease, or what a supplement changes in it, queued in one.
 * Killed anywhere, the next run begins again; what is sealed already is left alone. @throws Error where the time-stamp
 * server gives no good stamp, so that the job is tried again: a seal without one is never passed off.
 */
export async function sealContract(deps: Deps, { contractId }: { contractId: string }): Promise<Result<null>> {
  const contract = await findToSeal(deps.db, contractId);
  if (!contract) return err({ code: 'not-found' });
  if (contract.state === 'SEALED') return ok(null);
  if (contract.state !== 'SIGNED') return err({ code: 'contracts.moved-on' });
  const [signatures, key] = [await countersign(deps, contract), await ensureCertificate(deps, contract.institution)];
  if (!signatures.ok) return signatures;
  if (!key.ok) return key;
  faultPoint('seal-contract:countersigned');
  const at = deps.clock.now();
  const strokes = contract.signing.strokes as Strokes | null;
  const drawn = await drawPaper(contract, at, { evidence: await evidenceOf(deps, contract, signatures.value), strokes });
  faultPoint('seal-contract:drawn');
  const data = await sealPdf(drawn, { ...key.value, reason: `${contract.number} ${contract.supplementNo > 0 ? '변경 합의' : '리스 계약'}`, at, timestampUrl: deps.env.timestampUrl ?? null });
  faultPoint('seal-contract:sealed');
  return write(deps, async (tx) => {
    const kept = await keep(tx, contract, data, at);
    faultPoint('seal-contract:written');
    return kept ? ok(null) : err({ code: 'contracts.moved-on' }); // Another run was faster: the file goes with this transaction.
  });
}

const text = (date: Date | null) => (date ? toInstant(date).toString() : '');

async function evidenceOf(deps: Deps, contract: ToSeal, signatures: KeySignature[]): Promise<Evidence> {
  const { signing } = contract;
  const given = givenBy(signing);
  const [code, events] = [await findUsedCode(deps.db, contract.id), await findEvents(deps.db, contract.id)];
  if (!code) throw new Error(`contract ${contract.id} was signed without a code`);
  return {
    number: contract.number, verifyCode: contract.verifyCode ?? '', documentSha256: signing.documentSha256, termsSha256: signing.termsSha256,
    purchaser: {
      name: signing.signatureName ?? '', deliveredAt: text(contract.deliveredAt), openedAt: text(signing.openedAt), readAt: text(signing.readAt), signedAt: text(signing.signedAt),
      consents: consentsOf(particularsShape.parse(contract.particulars).disclosurePack, contract.supplementNo).flatMap(({ key }) => { const at = given[key]; return at === undefined ? [] : [{ key, at }]; }),
      code: { channel: code.channel, sentTo: code.sentTo, sentAt: text(code.sentAt), usedAt: text(code.usedAt) },
      how: signing.strokes === null ? 'NAME' : 'DRAWN', address: signing.address ?? '', agent: signing.agent ?? '',
    },
    signatures, events,
  };
}

async function keep(tx: Tx, contract: ToSeal, data: Buffer, at: Instant): Promise<boolean> {
  const [sealedId, sealedSha256] = [newId('f'), createHash('sha256').update(data).digest('hex')];
  await insertDocument(tx, { id: sealedId, ownerId: contract.id, name: `${contract.number}.pdf`, data, sha256: sealedSha256, at });
  const moved = await moveContract(tx, contract.id, 'SEALED', { sealedId, sealedSha256, sealedBytes: data.byteLength, sealedAt: toDate(at) });
  if (!moved) return false;
  if (contract.supplementNo > 0) await supplementSealed(tx, contract, sealedSha256, at);
  else await contractSealed(tx, contract, sealedSha256, at);
  return true;
}

type Instant = Parameters<typeof toDate>[0];

const auditSeal = (tx: Tx, { id }: ToSeal, documentSha256: string, at: Instant) => audit(tx, { actor: SYSTEM, action: 'contract.sealed', subject: { type: 'contract', id }, data: { documentSha256 }, at });

/** The order stays as it is; the lease is told by whoever changes it. */
async function supplementSealed(tx: Tx, contract: ToSeal, sealedSha256: string, at: Instant): Promise<void> {
  await auditSeal(tx, contract, sealedSha256, at);
  await addJob(tx, 'apply-supplement', { contractId: contract.id }, { key: `apply-supplement:${contract.id}` });
}

async function contractSealed(tx: Tx, contract: ToSeal, sealedSha256: string, at: Instant): Promise<void> {
  if (!(await markContracted(tx, contract.orderId))) throw new Error(`order ${contract.orderId} is not accepted with its goods shipped`);
  await auditSeal(tx, contract, sealedSha256, at);
  await audit(tx, { actor: SYSTEM, action: 'order.contracted', subject: { type: 'order', id: contract.orderId }, data: { contractId: contract.id }, at });
  const params = { number: contract.number };
  await notify(tx, { userId: contract.purchaserId, kind: 'contracts.sealed', params, href: `/contracts/${contract.id}`, eventKey: `contract-sealed:${contract.id}`, at, mail: true });
  await notifySeller(tx, contract.sellerId, 'orders', { kind: 'contracts.sealed-seller', params, href: `/seller/orders/${contract.orderId}`, eventKey: `contract-sealed:${contract.id}`, at, mail: true });
  await addJob(tx, 'open-lease', { contractId: contract.id }, { key: `open-lease:${contract.id}` });
}
