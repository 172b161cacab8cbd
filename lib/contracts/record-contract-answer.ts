import type { ContractAnswer } from '@/lib/institutions/model/answers';
import { readKeys } from '@/lib/institutions/store';
import { signedBy } from '@/lib/institutions/transport/keys';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notifyRole } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import type { Temporal } from 'temporal-polyfill';
import { asJson, deskKeys, findContract, moveContract, NOTHING } from './store/contracts';

export interface AnsweredContract {
  orderId: string;
  answer: ContractAnswer;
  /** The round that was asked for; a later one has made the answer stale. Callbacks do not know it. */
  round?: number;
}

export interface Recorded {
  /** KNOWN: nothing waited for this answer. */
  state: 'DRAWN' | 'QUARANTINED' | 'KNOWN';
  /** What is wrong with a quarantined one; said in words by `noteWords`. */
  note?: string;
}

type Waiting = NonNullable<Awaited<ReturnType<typeof findContract>>>;

/**
 * The signature, where there is one, must be over the 32 bytes of our hash by a key registered for that financier; its
 * own name for the key does not matter. Where no key is registered there is nothing to hold it against.
 */
function signatureHolds({ signature }: ContractAnswer, sha256: string, keys: { pem: string }[]): boolean {
  if (!signature || keys.length === 0) return true;
  return keys.some(({ pem }) => signedBy(Buffer.from(sha256, 'hex'), Buffer.from(signature.value, 'base64'), pem));
}

async function whatIsWrong(tx: Tx, contract: Waiting, answer: ContractAnswer): Promise<Wrong | undefined> {
  if (answer.termsSha256 !== contract.termsSha256) return 'hash';
  const keys = contract.institution.kind === 'DESK' ? await deskKeys(tx) : readKeys(contract.institution.publicKeys);
  return signatureHolds(answer, contract.termsSha256, keys) ? undefined : 'signature';
}

/**
 * What the financier answered, at once or by callback. Terms that hash to anything but ours, or a signature that does
 * not hold, are never applied: the answer is refused and quarantined, and the admins told, who have it asked for anew
 * once the financier has mended its books. A repeat changes nothing. Error: `not-found`.
 */
export async function recordContractAnswer(deps: Deps, actor: Actor, input: AnsweredContract): Promise<Result<Recorded>> {
  return write(deps, async (tx) => {
    const contract = await findContract(tx, { orderId: input.orderId });
    if (!contract) return err({ code: 'not-found' });
    const waited = contract.state === 'DRAWING' || contract.state === 'REFUSED';
    if (!waited || (input.round !== undefined && input.round !== contract.round)) return ok({ state: 'KNOWN' });
    const { answer } = input;
    const at = deps.clock.now();
    const wrong = await whatIsWrong(tx, contract, answer);
    if (wrong) {
      await quarantine(tx, { actor, contract, answer, wrong, at });
      return ok({ state: 'QUARANTINED', note: `contract ${answer.contractId}: ${NOTES[wrong]}` });
    }
    const moved = await moveContract(tx, contract.id, 'DRAWN', {
      drawnAt: toDate(at), reviewNote: contract.state === 'REFUSED' ? null : contract.reviewNote,
      externalId: answer.contractId, externalNumber: answer.contractNumber, financierAnswer: asJson(answer),
    }, { from: ['DRAWING', 'REFUSED'], round: contract.round });
    if (!moved) return ok({ state: 'KNOWN' });
    const data = { externalNumber: answer.contractNumber, termsSha256: answer.termsSha256, round: contract.round };
    await audit(tx, { actor, action: 'contract.drawn', subject: { type: 'contract', id: contract.id }, data, at });
    await tellAdmins(tx, contract, 'drawn', at);
    faultPoint('record-contract-answer:written');
    return ok({ state: 'DRAWN' });
  });
}

const NOTES = { hash: 'another hash than ours', signature: 'its signature does not hold' } as const;
type Wrong = keyof typeof NOTES;

interface Quarantine { actor: Actor; contract: Waiting; answer: ContractAnswer; wrong: Wrong; at: Temporal.Instant }

async function quarantine(tx: Tx, { actor, contract, answer, wrong, at }: Quarantine): Promise<void> {
  await moveContract(tx, contract.id, 'REFUSED', { reviewNote: `answer-${wrong}`, financierAnswer: NOTHING });
  await audit(tx, { actor, action: 'contract.answer-quarantined', subject: { type: 'contract', id: contract.id }, reason: wrong, data: { answer }, at });
  await tellAdmins(tx, contract, 'quarantined', at);
}

const tellAdmins = (tx: Tx, { id, number, round, institution }: Waiting, what: 'drawn' | 'quarantined', at: Temporal.Instant) =>
  notifyRole(tx, 'ADMIN', {
    kind: `contracts.${what}`, params: { number, institution: institution.nameKo },
    href: `/admin/contracts/${id}`, eventKey: `contract-${what}:${id}:${round}`, at,
  });
