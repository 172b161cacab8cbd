import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { particularsShape } from '@/lib/contracts/model/particulars';
import { moveContract } from '@/lib/contracts/store/contracts';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { isNameOf } from '@/lib/orders/model/draft';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { addJob } from '@/lib/platform/jobs';
import { isCode } from './code-hash';
import { maskedAddress } from './model/code';
import { missingConsents } from './model/consents';
import type { signContractInput } from './model/inputs';
import { takeTry, useCode } from './store/codes';
import { deviceOf, findSigned, givenBy, lockOwnContract, writeSignature, type SignedContract } from './store/signing';

/** Who signs, and from where: what stands in the evidence. */
export type Signer = Actor & { sessionId?: string; address?: string };
type SignContract = z.output<typeof signContractInput>;
type Signed = Result<{ contractId: string }>;

/**
 * The purchaser signs what was delivered to them: read, agreed to clause by clause, by their own name, with a code that
 * reached them. The seal follows by a job queued in the same transaction. Signing again gives the same answer.
 *
 * Errors: `not-found`, `signing.over` (ended without a signature), `signing.not-read`, `signing.not-agreed`; fields:
 * `signatureName` `signing.name`, `code` `signing.code-none` (none is live: ask for one), `signing.code-wrong` (with the tries left).
 */
export async function signContract(deps: Deps, signer: Signer, input: SignContract): Promise<Signed> {
  const before = await findSigned(deps.tx ?? deps.db, input.contractId);
  if (!before || before.purchaserId !== signer.userId || !before.deliveredAt) return err({ code: 'not-found' });
  const refused = whyNot(before, input, deps.clock.now());
  if (refused) return refused;
  const tried = await tryCode(deps, signer, input);
  if (tried.ok) return writeSigned(deps, signer, input, tried.value);
  // Another window may have used the code up meanwhile: then both are told the same.
  const after = await findSigned(deps.tx ?? deps.db, input.contractId);
  return after && isSigned(after) ? ok({ contractId: after.id }) : tried;
}

const isSigned = ({ state }: SignedContract): boolean => state === 'SIGNED' || state === 'SEALED';

/** What stands against signing; null: nothing, or it is signed already. A supplement lapses by itself: what it changes falls due meanwhile. */
function whyNot(contract: SignedContract, { signatureName }: SignContract, at: Temporal.Instant): Signed | null {
  if (isSigned(contract)) return ok({ contractId: contract.id });
  const lapsed = contract.supplementNo > 0 && contract.signBy !== null && toDate(at) >= contract.signBy;
  if (contract.state !== 'DELIVERED' || lapsed) return err({ code: 'signing.over' });
  if (!contract.signing?.readAt) return err({ code: 'signing.not-read' });
  const { disclosurePack, purchaser } = particularsShape.parse(contract.particulars);
  if (missingConsents(disclosurePack, givenBy(contract.signing), contract.supplementNo).length > 0) return err({ code: 'signing.not-agreed' });
  return isNameOf(signatureName, purchaser.name) ? null : err({ code: 'input', fields: { signatureName: 'signing.name' } });
}

/** The try is counted by a write of its own, which says whether it was right: it is not rolled back with the refusal. @returns the code's id */
async function tryCode(deps: Deps, signer: Signer, { contractId, code }: SignContract): Promise<Result<string>> {
  const tried = await write(deps, async (tx) => {
    const at = deps.clock.now();
    const taken = await takeTry(tx, contractId, at);
    if (!taken) return ok(null);
    const right = isCode(code, taken, deps.env.encryptionKey);
    await audit(tx, { actor: signer, action: right ? 'contract.code-right' : 'contract.code-wrong', subject: { type: 'contract', id: contractId }, data: { left: taken.left }, at });
    return ok({ ...taken, right });
  });
  const live = tried.ok ? tried.value : null;
  if (!live) return err({ code: 'input', fields: { code: 'signing.code-none' } });
  if (live.right) return ok(live.id);
  return err({ code: 'input', fields: { code: live.left > 0 ? `signing.code-wrong?tries=${live.left}` : 'signing.code-none' } });
}

function writeSigned(deps: Deps, signer: Signer, input: SignContract, codeId: string): Promise<Signed> {
  faultPoint('sign-contract:checked');
  return write(deps, async (tx): Promise<Signed> => {
    const contract = await lockOwnContract(tx, input.contractId, signer.userId);
    if (!contract) return err({ code: 'not-found' });
    const at = deps.clock.now();
    const refused = whyNot(contract, input, at);
    if (refused) return refused;
    if (!(await useCode(tx, codeId, at))) return err({ code: 'input', fields: { code: 'signing.code-none' } });
    await writeDown(tx, { signer, contract, input, at });
    faultPoint('sign-contract:written');
    return ok({ contractId: contract.id });
  });
}

interface Writing { signer: Signer; contract: SignedContract; input: SignContract; at: Temporal.Instant }

async function writeDown(tx: Tx, { signer, contract, input: { signatureName, strokes }, at }: Writing): Promise<void> {
  const from = { address: maskedAddress(signer.address ?? ''), agent: await deviceOf(tx, signer.sessionId) };
  const written = await writeSignature(tx, contract.id, { signatureName: signatureName.normalize('NFC').trim(), strokes, ...from, at })
    && await moveContract(tx, contract.id, 'SIGNED', { signedAt: toDate(at) });
  if (!written) throw new Error(`contract ${contract.id} moved under its own lock`);
  await audit(tx, {
    actor: signer, action: 'contract.signed', subject: { type: 'contract', id: contract.id },
    data: { documentSha256: contract.documentSha256, termsSha256: contract.termsSha256, how: strokes ? 'DRAWN' : 'NAME' }, at,
  });
  await addJob(tx, 'seal-contract', { contractId: contract.id }, { key: `seal-contract:${contract.id}` });
}
