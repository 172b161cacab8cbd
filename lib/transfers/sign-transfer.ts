import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { isNameOf } from '@/lib/orders/model/draft';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { isCode } from '@/lib/signing/code-hash';
import { maskedAddress } from '@/lib/signing/model/code';
import type { Signer } from '@/lib/signing/sign-contract';
import { deviceOf } from '@/lib/signing/store/signing';
import type { SignTransfer } from './model/inputs';
import { TRANSFER_DAYS, type TransferSide } from './model/transfer';
import { takeTry, useCode } from './store/codes';
import { findTransfer, insertSignature, lockTransfer, moveTransfer, sideOf, signedData, type TransferRow } from './store/transfers';
import { tellSides } from './tell';

type Signed = Result<{ transferId: string }>;

/**
 * One of the two signs the agreement that they have read, by their own name, with a code that reached them. With the
 * second signature it is bound, and the lease is the successor's from the day after. Signing again gives the same answer.
 *
 * Errors: `not-found`, `transfers.moved-on`; fields: `name` `signing.name`, `code` `signing.code-none`, `signing.code-wrong`.
 */
export async function signTransfer(deps: Deps, signer: Signer, input: SignTransfer): Promise<Signed> {
  const before = await findTransfer(deps.tx ?? deps.db, input.transferId);
  const side = before && sideOf(before, signer.userId);
  if (!before || !side) return err({ code: 'not-found' });
  const refused = whyNot(before, side, signer.name, input);
  if (refused) return refused;
  const tried = await tryCode(deps, signer, { side, ...input });
  return tried.ok ? writeSigned(deps, signer, { side, input, codeId: tried.value }) : tried;
}

/** What stands against signing; null: nothing, or this side has signed already. */
function whyNot({ id, state, documentId, signatures }: TransferRow, side: TransferSide, own: string, { name }: SignTransfer): Signed | null {
  if (signatures.some((signed) => signed.side === side)) return ok({ transferId: id });
  if (state !== 'APPROVED' || documentId === null) return err({ code: 'transfers.moved-on' });
  return isNameOf(name, own) ? null : err({ code: 'input', fields: { name: 'signing.name' } });
}

/** The try is counted by a write of its own: it is not rolled back with the refusal. @returns the code's id */
async function tryCode(deps: Deps, signer: Signer, { transferId, side, code }: SignTransfer & { side: TransferSide }): Promise<Result<string>> {
  const tried = await write(deps, async (tx) => {
    const at = deps.clock.now();
    const taken = await takeTry(tx, { transferId, side }, at);
    if (!taken) return ok(null);
    const right = isCode(code, taken, deps.env.encryptionKey);
    await audit(tx, { actor: signer, action: right ? 'transfer.code-right' : 'transfer.code-wrong', subject: { type: 'transfer', id: transferId }, data: { left: taken.left }, at });
    return ok({ ...taken, right });
  });
  const live = tried.ok ? tried.value : null;
  if (live?.right) return ok(live.id);
  return err({ code: 'input', fields: { code: live && live.left > 0 ? `signing.code-wrong?tries=${live.left}` : 'signing.code-none' } });
}

function writeSigned(deps: Deps, signer: Signer, { side, input, codeId }: { side: TransferSide; input: SignTransfer; codeId: string }): Promise<Signed> {
  return write(deps, async (tx): Promise<Signed> => {
    const transfer = await lockTransfer(tx, input.transferId);
    if (!transfer) return err({ code: 'not-found' });
    const at = deps.clock.now();
    const refused = whyNot(transfer, side, signer.name, input);
    if (refused) return refused;
    if (!await useCode(tx, codeId, at)) return err({ code: 'input', fields: { code: 'signing.code-none' } });
    const signed = await insertSignature(tx, {
      transferId: transfer.id, side, userId: signer.userId, name: input.name.normalize('NFC').trim(), documentSha256: transfer.documentSha256 ?? '', codeId,
      address: maskedAddress(signer.address ?? ''), agent: await deviceOf(tx, signer.sessionId), at,
    });
    if (signed === null) throw new Error(`transfer ${transfer.id} was signed under its own lock`);
    await audit(tx, { actor: signer, action: 'transfer.signed', subject: { type: 'transfer', id: transfer.id }, data: { side, documentSha256: transfer.documentSha256 }, at });
    if (signed < 2) {
      await tellSides(tx, transfer, [side === 'FROM' ? 'TO' : 'FROM'], { what: 'signed-one', params: { name: signer.name }, at });
      return ok({ transferId: transfer.id });
    }
    const carryOn = addDays(plainDateIn(at, transfer.lease.timeZone), 1);
    if (!await moveTransfer(tx, transfer.id, 'SIGNED', signedData(carryOn, at.add({ hours: 24 * TRANSFER_DAYS }), at))) throw new Error(`transfer ${transfer.id} moved under its own lock`);
    await tellSides(tx, transfer, ['FROM', 'TO'], { what: 'signed', params: { carryOn }, at });
    await addJob(tx, 'seal-transfer', { transferId: transfer.id }, { key: `seal-transfer:${transfer.id}` });
    return ok({ transferId: transfer.id });
  });
}
