import type { ContractAnswer } from '@/lib/institutions/model/answers';
import { signedBy } from '@/lib/institutions/transport/keys';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notifyRole } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { asJson, deskKeys, findContract, moveContract } from './store';

interface Recorded { state: 'DRAWN' | 'QUARANTINED' | 'KNOWN' }

interface KeyRow { keyId: string; pem: string }

/** The signature, where there is one, must be over the 32 bytes of our hash by a key registered for that financier. */
function signatureHolds(answer: ContractAnswer, sha256: string, keys: KeyRow[]): boolean {
  const { signature } = answer;
  if (!signature) return true;
  const key = keys.find((candidate) => candidate.keyId === signature.keyid);
  return key !== undefined && signedBy(Buffer.from(sha256, 'hex'), Buffer.from(signature.value, 'base64'), key.pem);
}

/**
 * What the financier answered, at once or by callback. Terms that hash to anything but ours, or a signature that does
 * not hold, are never applied: the answer is quarantined and the admins told. A repeat changes nothing.
 */
export async function recordContractAnswer(deps: Deps, actor: Actor, input: { orderId: string; answer: ContractAnswer }): Promise<Result<Recorded>> {
  return write(deps, async (tx) => {
    const contract = await findContract(tx, { orderId: input.orderId });
    if (!contract) return err({ code: 'not-found' });
    if (contract.state !== 'DRAWING' && contract.state !== 'RETURNED') return ok({ state: 'KNOWN' as const });
    const { answer } = input;
    const keys = contract.institution.kind === 'DESK' ? await deskKeys(tx) : (contract.institution.publicKeys as unknown as KeyRow[]);
    const wrong = answer.termsSha256 !== contract.termsSha256 ? 'hash' : signatureHolds(answer, contract.termsSha256, keys) ? null : 'signature';
    const at = deps.clock.now();
    const subject = { type: 'contract', id: contract.id };
    if (wrong) {
      await audit(tx, { actor, action: 'contract.answer-quarantined', subject, reason: wrong, data: { answer }, at });
      await notifyRole(tx, 'ADMIN', {
        kind: 'contracts.quarantined', params: { number: contract.number, institution: contract.institution.nameKo },
        href: `/admin/contracts/${contract.id}`, eventKey: `contract-quarantined:${contract.id}:${contract.round}`, at,
      });
      return ok({ state: 'QUARANTINED' as const });
    }
    await moveContract(tx, contract.id, ['DRAWING', 'RETURNED'], {
      state: 'DRAWN', drawnAt: toDate(at), externalId: answer.contractId, externalNumber: answer.contractNumber,
      financierAnswer: asJson(answer),
    });
    await audit(tx, { actor, action: 'contract.drawn', subject, data: { externalNumber: answer.contractNumber, termsSha256: answer.termsSha256 }, at });
    await notifyRole(tx, 'ADMIN', {
      kind: 'contracts.drawn', params: { number: contract.number, institution: contract.institution.nameKo },
      href: `/admin/contracts/${contract.id}`, eventKey: `contract-drawn:${contract.id}:${contract.round}`, at,
    });
    return ok({ state: 'DRAWN' as const });
  });
}
